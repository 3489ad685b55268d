import type { Answer } from '../../../../shared/rates/answer.ts'
import { readFigures } from '../../../../shared/rates/answer.ts'
import type { Fact } from '../../../../shared/rates/fact.ts'
import { type Figures, type RateName, rateNames } from '../../../../shared/rates/figures.ts'
import type { Question } from '../../../../shared/rates/question.ts'
import { rebuildRollup } from '../../../../shared/rates/refresh.ts'
import { everyBit, type LeadStanding, type OpinionStanding } from '../../../../shared/rates/standing.ts'
import { memoryFigures } from '../../../support/memory-figures.ts'

export const session = '16-5'
export const asOf = '2025-06-30'
const assignedOn = '2025-02-10'

/** A handling of 医保局 as it stands, assigned on 10 February and due three months later. */
export const open = (more: Partial<LeadStanding> = {}): LeadStanding => ({
  unit: 'ybj',
  first: everyBit,
  dueOn: '2025-05-10',
  ...more,
})
export const issued = (issuedOn: string, more: Partial<LeadStanding> = {}): LeadStanding =>
  open({ issuedOn, category: 'C', ...more })

let serial = 0
const factOf = (standing: LeadStanding): Fact => ({
  bucket: { session, unit: standing.unit },
  kind: 'lead',
  id: `${session}-${++serial}.1`,
  assignedOn,
  v: 1,
  days: [[assignedOn, { ...standing }]],
})
export const opinionOf = (unit: string, standing: OpinionStanding): Fact => ({
  bucket: { session, unit },
  kind: 'opinion',
  id: `${session}-${++serial}.1~${unit}`,
  assignedOn,
  v: 1,
  days: [[assignedOn, { ...standing }]],
})

export const question = (more: Partial<Question> = {}): Question => ({
  sessions: [{ id: session, name: '五次会议', solved: new Set(['A']) }],
  asOf,
  today: asOf,
  mayRead: () => true,
  units: new Map(),
  ...more,
})

/** The figures of handlings that stand so, from roll-ups and from facts: both must say the same. */
export const figuresOf = async (
  standings: readonly LeadStanding[],
  more: Partial<Question> = {},
  others: readonly Fact[] = [],
): Promise<Answer> => {
  const store = memoryFigures()
  const facts = [...standings.map(factOf), ...others]
  for (const fact of facts) await store.putFact(fact)
  for (const unit of new Set(facts.map((f) => f.bucket.unit))) await rebuildRollup(store, { session, unit })
  const rolledUp = await readFigures(store, question(more))
  const counted = await readFigures(store, question({ ...more, from: '2000-01-01' }))
  const told = (a: Answer) => JSON.stringify([a.rates, a.counts.handlings, a.categories, a.averageDays, a.groups])
  if (told(rolledUp) !== told(counted)) throw new Error(`roll-ups say ${told(rolledUp)}, facts ${told(counted)}`)
  return rolledUp
}

export const parts = (figures: Pick<Figures, 'rates'>): Record<RateName, [number, number]> =>
  Object.fromEntries(
    rateNames.map((name) => [name, [figures.rates[name].numerator, figures.rates[name].denominator]]),
  ) as Record<RateName, [number, number]>
