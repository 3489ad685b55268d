import { addDays, addMonths } from '../../../shared/calendar/index.ts'
import { type Fact, wholeBucket } from '../../../shared/rates/fact.ts'
import type { LeadStanding, OpinionStanding, PromiseStanding } from '../../../shared/rates/standing.ts'
import type { Change } from '../../../shared/rates/track.ts'
import { Random } from '../../unit/rates/support/random.ts'

export const unitCount = 300
export const sessionCount = 10
export const unitCodes = Array.from({ length: unitCount }, (_, i) => `u${String(i).padStart(3, '0')}`)
/** One session a year; the last one is going on. */
export const sessionIds = Array.from({ length: sessionCount }, (_, i) => `16-${i + 1}`)
export const today = '2025-08-20'
export const solvedCodes = new Set(['A'])

/** A handling as a row of a table has it: the last known values. */
export type HandlingRow = {
  session: string
  unit: string
  standing: LeadStanding
  assignedOn: string
}
export type OpinionRow = { session: string; unit: string; assignedOn: string; standing: OpinionStanding }
export type Drawn = { facts: Fact[]; handling: HandlingRow; opinion?: OpinionRow }

const satisfactions = ['satisfied', 'satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied']

/**
 * One suggestion with one handling of a session, as its facts tell it: assigned mostly after the session, answered
 * within three months or late, some extended, rated or not, some with promises and a co-unit.
 */
export const drawSuggestion = (draw: Random, session: string, n: number): Drawn => {
  const year = 2015 + Number(session.split('-')[1])
  const month = draw.chance(0.7) ? 2 : 1 + draw.below(12)
  const drawnOn = `${year}-${String(month).padStart(2, '0')}-${String(1 + draw.below(28)).padStart(2, '0')}`
  const assignedOn = drawnOn > today ? `${year}-02-10` : drawnOn
  const id = `${session}-${n}`
  const unit = draw.pick(unitCodes)
  const days: Change[] = [[assignedOn, { unit, first: 15, dueOn: addMonths(assignedOn, 3) }]]
  const standing = course(draw, days, assignedOn)
  const opinion = draw.chance(0.3) ? drawOpinion(draw, unit, assignedOn) : undefined
  return {
    handling: { session, unit, standing, assignedOn },
    ...(opinion && { opinion: { session, unit: opinion.unit, assignedOn, standing: opinion.standing } }),
    facts: [
      { bucket: { session, unit: wholeBucket(id) }, kind: 'suggestion', id, v: 1, days: [[assignedOn, {}]] },
      { bucket: { session, unit }, kind: 'lead', id: `${id}.1`, assignedOn, v: 5, days },
      ...(opinion
        ? [
            {
              bucket: { session, unit: opinion.unit },
              kind: 'opinion' as const,
              id: `${id}.1~${opinion.unit}`,
              assignedOn,
              v: 5,
              days: opinion.days,
            },
          ]
        : []),
    ],
  }
}

/** What becomes of it; what would lie after today has not happened. */
const course = (draw: Random, days: Change[], assignedOn: string): LeadStanding => {
  let standing = { ...days[0]?.[1] } as LeadStanding
  const happens = (day: string, change: Partial<LeadStanding>): boolean => {
    if (day > today) return false
    days.push([day, change])
    standing = { ...standing, ...change }
    return true
  }
  const firstDueOn = standing.dueOn ?? ''
  if (draw.chance(0.1))
    happens(addDays(assignedOn, 60), { dueOn: addMonths(firstDueOn, 1 + draw.below(3)), firstDueOn })
  if (draw.chance(0.02)) return standing
  const issuedOn = addDays(standing.dueOn ?? firstDueOn, (draw.chance(0.9) ? -1 : 1) * draw.below(25))
  const category = draw.pick(['A', 'A', 'B', 'C', 'D'])
  const isOut = happens(issuedOn, {
    issuedOn,
    category,
    ...(draw.chance(0.9) && { metOn: addDays(assignedOn, 10) }),
    contactedOn: addDays(assignedOn, 5),
    ...(draw.chance(0.8) && { publish: 'due' as const }),
    ...(category === 'B' && { promises: [promise(draw, issuedOn, '')] }),
  })
  if (!isOut) return standing
  const ratedOn = addDays(issuedOn, 5 + draw.below(20))
  if (draw.chance(0.15)) happens(addDays(issuedOn, 30), { unrated: true })
  else happens(ratedOn, { ratings: [[1, draw.pick(satisfactions), draw.pick(satisfactions), ratedOn]] })
  if (standing.publish && draw.chance(0.9)) happens(addDays(issuedOn, 40), { publish: 'done' })
  const [made] = standing.promises ?? []
  const metOn = addDays(issuedOn, 60 + draw.below(200))
  if (made && draw.chance(0.8)) happens(metOn, { promises: [[made[0], made[1], made[2], metOn]] })
  return standing
}

const promise = (draw: Random, issuedOn: string, met: string): PromiseStanding => {
  const dueOn = draw.chance(0.5) ? `${issuedOn.slice(0, 4)}-12-31` : addDays(issuedOn, 90 + draw.below(200))
  return ['c1', dueOn, dueOn, met]
}

const drawOpinion = (draw: Random, lead: string, assignedOn: string) => {
  const unit = draw.pick(unitCodes.filter((code) => code !== lead))
  const dueOn = addMonths(assignedOn, 2)
  const on = addDays(dueOn, draw.chance(0.9) ? -draw.below(30) : draw.below(20))
  const given = draw.chance(0.97) && on <= today
  const days: Change[] = [[assignedOn, { dueOn }], ...(given ? [[on, { on }] as Change] : [])]
  return { unit, days, standing: { dueOn, ...(given && { on }) } }
}

/** A session's share of so many suggestions, spread evenly over as many sessions; the same for the same count. */
export function* drawSession(count: number, session: string, sessions = sessionCount): Generator<Drawn> {
  const draw = new Random(count * 31 + Number(session.split('-')[1]))
  for (let n = 0; n < count / sessions; n++) yield drawSuggestion(draw, session, n)
}
