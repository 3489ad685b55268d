import type { EventOf } from '../case/events.ts'
import type { CaseState } from '../case/state.ts'
import { isSame, type Link, type LinkOf } from './link.ts'

/** The issue of a link that counts now: the first, until the secretariat issues it anew. */
export const currentIssue = ({ links }: CaseState, of: LinkOf): number =>
  links?.issued.find((i) => isSame(i, of))?.issue ?? 1

/** The version that led to a step, which is in its id. */
const causeOf = (stepId: string): number => Number(/\.(\d+)(?:\.[^.]+)?$/.exec(stepId)?.[1] ?? 0)

/** Whether the signer's links were revoked after this one came to be; one that is issued anew counts again. */
export const isRevoked = ({ links }: CaseState, of: Link): boolean => {
  const revoked = links?.revoked.findLast((r) => r.deputy === of.deputy)?.version ?? 0
  const issued = links?.issued.find((i) => isSame(i, of))
  const since = issued?.issue === of.issue ? issued.version : of.stepId ? causeOf(of.stepId) : 0
  return since < revoked
}

const ofCase = (state: CaseState): NonNullable<CaseState['links']> => {
  state.links ??= { issued: [], revoked: [] }
  return state.links
}

/** Folds a link that was issued anew into the case. */
export const applyReissued = (state: CaseState, event: EventOf<'LinkReissued'>, version: number): void => {
  const { purpose, stepId, deputy, issue } = event
  const links = ofCase(state)
  links.issued = [
    ...links.issued.filter((i) => !isSame(i, event)),
    { purpose, ...(stepId && { stepId }), deputy, issue, version },
  ]
}

/** Folds the end of a signer's links into the case. */
export const applyRevoked = (state: CaseState, { deputy }: EventOf<'LinksRevoked'>, version: number): void => {
  ofCase(state).revoked.push({ deputy, version })
}
