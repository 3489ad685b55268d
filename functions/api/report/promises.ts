import { unseal } from '../../../shared/case/commit.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { eachOf } from '../../../shared/each-of.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { PromiseStanding } from '../../../shared/rates/standing.ts'
import type { CaseLog } from '../../../shared/store/port.ts'
import { words } from '../desk/suggestion/case-view.ts'
import { type CaseOn, caseOn } from './case-on.ts'
import { isConfidential, type Lead } from './leads.ts'

/** `overdue` is open past its present day; `undated` is open without one. */
export type PromiseState = 'fulfilled' | 'abandoned' | 'overdue' | 'open' | 'undated'

/** A promise of a reply, as its handling's facts know it on the day of asking. Days are YYYY-MM-DD. */
export type Promised = {
  lead: Lead
  id: string
  firstDueOn?: string
  dueOn?: string
  state: PromiseState
  fulfilledOn?: string
  isConfidential: boolean
}

const stateOf = ([, , dueOn, met]: PromiseStanding, asOf: string): PromiseState => {
  if (met === 'abandoned') return 'abandoned'
  if (met !== '') return 'fulfilled'
  if (dueOn === '') return 'undated'
  // On its day it is not overdue before that ends.
  return dueOn < asOf ? 'overdue' : 'open'
}

/** The promises of handlings, in order. */
export const promisesOf = (leads: readonly Lead[], { asOf }: Pick<Question, 'asOf'>): Promised[] =>
  leads.flatMap((lead) =>
    (lead.standing.promises ?? []).map((promise): Promised => {
      const [id, firstDueOn, dueOn, met] = promise
      const state = stateOf(promise, asOf)
      return {
        lead,
        id,
        ...(firstDueOn && { firstDueOn }),
        ...(dueOn && { dueOn }),
        state,
        ...(state === 'fulfilled' && { fulfilledOn: met }),
        isConfidential: isConfidential(lead),
      }
    }),
  )

/** How many there are in each state. */
export const countPromises = (all: readonly Promised[]): Record<PromiseState | 'made', number> => {
  const counts = { made: all.length, fulfilled: 0, abandoned: 0, overdue: 0, open: 0, undated: 0 }
  for (const { state } of all) counts[state]++
  return counts
}

/** A promise with what its case says of it. */
export type PromiseLine = Promised & {
  about: CaseOn
  handling: CaseOn['handlings'][number]
  commitment: CaseOn['handlings'][number]['commitments'][number]
  /** The letter that made it. */
  reply?: CaseOn['handlings'][number]['replies'][number]
  /** What was done, as its unit wrote it, where it was met. */
  evidence?: string
}

/** The same with their cases, which are read one by one. With `evidence` the logs are read too. */
export const linesOf = async (
  log: Pick<CaseLog, 'load' | 'read' | 'getTexts'>,
  q: Question,
  promised: readonly Promised[],
  { evidence = false } = {},
): Promise<PromiseLine[]> => {
  const ids = [...new Set(promised.map(({ lead }) => lead.suggestion))]
  const cases = new Map((await eachOf(ids, (id) => caseOn(log, id, q))).flatMap((c) => (c ? [[c.id, c] as const] : [])))
  const met = [...new Set(promised.flatMap(({ state, lead }) => (state === 'fulfilled' ? [lead.suggestion] : [])))]
  const told = new Map(evidence ? (await eachOf(met, (id) => evidenceOf(log, id, q.asOf))).flat() : [])
  return promised.flatMap((promise): PromiseLine[] => {
    const about = cases.get(promise.lead.suggestion)
    const line = about && lineOf(promise, about)
    const how = told.get(`${promise.lead.handling} ${promise.id}`)
    return line ? [{ ...line, ...(how && { evidence: how }) }] : []
  })
}

/** A promise with its case; undefined where that does not know it, as what was read a moment earlier may not yet. */
export const lineOf = (promise: Promised, about: CaseOn): PromiseLine | undefined => {
  const handling = about.handlings.find((h) => h.id === promise.lead.handling)
  const commitment = handling?.commitments.find((c) => c.id === promise.id)
  if (!handling || !commitment) return undefined
  // Of a letter that was found wrong the one that took its place.
  const reply = handling.replies.findLast((r) => r.round === commitment.round)
  return { ...promise, about, handling, commitment, ...(reply && { reply }) }
}

/** What units wrote where they met promises until a day, by handling and promise; of several the last. */
const evidenceOf = async (
  log: Pick<CaseLog, 'read' | 'getTexts'>,
  id: string,
  asOf: string,
): Promise<[string, string][]> => {
  const found = (await log.read(id))
    .map(unseal)
    .filter(({ at }) => at.slice(0, 10) <= asOf)
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      event.type === 'StepCompleted' && event.step === 'fulfil' && event.outcome === 'fulfilled'
        ? [{ of: `${event.handling} ${event.commitment}`, evidence: event.form?.evidence }]
        : [],
    )
  const refs = textRefs(found)
  const texts = refs.length > 0 ? attachTexts(found, await log.getTexts(id, refs)) : found
  return texts.map(({ of, evidence }) => [of, words(evidence)])
}

/** The unit's own words for what it promised. */
export const itemOf = ({ commitment }: PromiseLine): string => words(commitment.item)

/** The lead deputy's name, or the delegation that submitted it. */
export const leadDeputy = ({ suggestion: { deputies, delegation } }: CaseOn): string =>
  (deputies.find((d) => d.lead) ?? deputies[0])?.name ?? delegation ?? ''

/** A suggestion's number in a table: those made between sessions, and of bills, are numbered by themselves. */
export const numberOf = ({ suggestion: { kind, number } }: CaseOn): string => {
  if (kind === 'recess') return `闭会${number}`
  return kind === 'bill' ? `议转${number}` : number
}
