import { factsFor } from '../../../shared/rates/from-facts.ts'
import type { Question } from '../../../shared/rates/question.ts'
import { type Share, sharesOf } from '../../../shared/rates/shares.ts'
import type { FigureStore } from '../../../shared/store/port.ts'

/** A handling as its unit is charged with it on the day of asking. */
export type Lead = Share & { kind: 'lead' }

/**
 * The handlings that count in the rates of a question, in order: the same facts as the figures are made of, so that
 * lists and figures say the same.
 */
export const leadsOf = async (store: FigureStore, q: Question): Promise<Lead[]> => {
  const found: Lead[] = []
  for (const { id } of q.sessions)
    for (const fact of await factsFor(store, q, id))
      for (const share of sharesOf(q, fact)) if (share.kind === 'lead' && !share.standing.outside) found.push(share)
  return found.sort((a, b) => (a.handling < b.handling ? -1 : 1))
}

/** Confidential suggestions are counted for those who may read them, and named in no list that is to be made public. */
export const isConfidential = ({ fact }: Pick<Lead, 'fact'>): boolean => fact.bucket.visibleTo !== undefined

/** Answered after its day, or past it and not answered. */
export const isLate = ({ standing: { issuedOn, dueOn } }: Lead, asOf: string): boolean =>
  dueOn !== undefined && (issuedOn ?? asOf) > dueOn
