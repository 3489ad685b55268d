import { addDays } from '../../../shared/calendar/index.ts'
import type { Assignee } from '../../../shared/case/actor.ts'
import { handlingId } from '../../../shared/case/ids.ts'
import { noDate, type Row } from '../../../shared/projection/row.ts'
import type { Random } from '../../unit/rates/support/random.ts'
import { type Drawn, sessionIds, today } from '../figures/draw-facts.ts'
import { titleOf } from '../support/titles.ts'

type Open = Row['openSteps'][number]

/** What the unit may be at while no reply is out, and which of its people. */
const courses = [
  ['acknowledge', 'office'],
  ['dispatch', 'office'],
  ['contact', 'officer'],
  ['draft', 'officer'],
  ['solicit', 'officer'],
  ['clear', 'office'],
  ['sign', 'head'],
] as const

/** So long the deputy is asked for a rating, and a reply is open to be published. Days. */
const lasting = { rating: 30, publishing: 30 }
/** Promises of sessions before these were settled at the end of their term. */
const withPromises = sessionIds.slice(-3)

const secretariat: Assignee = { role: 'secretariat' }
const surnames = [...'林陈王李张吴黄郑叶苏']
const topics = ['医疗保障', '养老', '教育', '交通', '生态环境', '乡村振兴', '住房', '就业']

/** The steps that are open on what was drawn: as the workflow would have them on the day of the benchmark. */
const openStepsOf = (draw: Random, { handling, opinion }: Drawn, id: string): Open[] => {
  const { session, unit, standing, assignedOn } = handling
  const { issuedOn, dueOn = null, ratings, unrated, publish, promises = [] } = standing
  const open = (step: string, openedOn: string, due: string | null, assignee: Assignee, more = ''): Open => ({
    stepId: `${handlingId(id, 1)}.${step}.3${more}`,
    step,
    handling: handlingId(id, 1),
    assignee,
    openedAt: `${openedOn < today ? openedOn : today}T09:00:00.000+08:00`,
    dueOn: due,
  })
  if (!issuedOn) {
    const [step, duty] = draw.pick(courses)
    const begun = addDays(assignedOn, draw.below(60))
    return [
      ...(opinion && !opinion.standing.on
        ? [open('opine', assignedOn, opinion.standing.dueOn ?? null, of(opinion.unit, 'officer'), `.${opinion.unit}`)]
        : []),
      open(step, begun, dueOn, of(unit, duty)),
    ]
  }
  const since = (days: number): boolean => addDays(issuedOn, days) >= today
  const made = withPromises.includes(session) ? promises.filter(([, , , metOn]) => metOn === '') : []
  return [
    ...(publish === 'due' && since(lasting.publishing)
      ? [open('publish', issuedOn, addDays(issuedOn, 20), of(unit, 'office'))]
      : []),
    ...(!ratings && !unrated && since(lasting.rating)
      ? [open('evaluate', issuedOn, addDays(issuedOn, lasting.rating), secretariat)]
      : []),
    ...made.map(([name, promised]) => open('fulfil', issuedOn, promised, of(unit, 'officer'), `.${name}`)),
  ]
}

/** A row that waits for a unit, so that its people have as much to do whatever there is beside. */
export const drawWork = (draw: Random, { session, unit }: { session: string; unit: string }, n: number): Row => {
  const id = `${session}-w-${n}`
  const [step, duty] = courses[n % courses.length] ?? courses[0]
  const assignedOn = addDays(today, -30 - draw.below(50))
  const dueOn = addDays(today, draw.below(60) - 10)
  const open: Open = {
    stepId: `${handlingId(id, 1)}.${step}.3`,
    step,
    handling: handlingId(id, 1),
    assignee: of(unit, duty),
    openedAt: `${addDays(today, -draw.below(20))}T09:00:00.000+08:00`,
    dueOn,
  }
  return {
    ...common(draw, session, n),
    id,
    stage: 'handling',
    handlings: [
      {
        id: handlingId(id, 1),
        unit,
        co: [],
        stage: 'drafting',
        assignedOn,
        dueOn,
        firstDueOn: dueOn,
        provisional: false,
      },
    ],
    openSteps: [open],
    units: [unit],
    nextActionAt: nextOf([open]),
  }
}

const of = (unit: string, duty: 'office' | 'officer' | 'head'): Assignee => ({ role: 'unit', unit, duty })

/** A row as lists have it, of a suggestion whose facts were drawn. */
export const drawRow = (draw: Random, drawn: Drawn, n: number, key: boolean): Row => {
  const { session, unit, standing, assignedOn } = drawn.handling
  const { issuedOn, category, dueOn = null, firstDueOn = dueOn } = standing
  const openSteps = openStepsOf(draw, drawn, `${session}-${n}`)
  const co = drawn.opinion ? [drawn.opinion.unit] : []
  const id = `${session}-${n}`
  return {
    ...common(draw, session, n),
    ...(key && { key: true }),
    stage: openSteps.length > 0 ? 'handling' : 'closed',
    ...(openSteps.length === 0 && { closedAs: 'done' }),
    handlings: [
      {
        id: handlingId(id, 1),
        unit,
        co,
        stage: openSteps.length === 0 ? 'closed' : issuedOn ? 'evaluation' : 'drafting',
        assignedOn,
        dueOn,
        firstDueOn,
        provisional: false,
        ...(issuedOn && { issuedOn, documentNumber: `市函〔${issuedOn.slice(0, 4)}〕${n}号` }),
        ...(category && { category }),
      },
    ],
    openSteps,
    units: [unit, ...co],
    ...(openSteps.length > 0 && { nextActionAt: nextOf(openSteps) }),
  }
}

/** A row of a suggestion that came in between sessions and waits for the secretariat. */
export const drawIntake = (draw: Random, session: string, n: number): Row => {
  const id = `${session}-r-${n}`
  const step = draw.chance(0.5) ? 'review' : 'assign'
  const openSteps: Open[] = [
    {
      stepId: `${id}.${step}.1`,
      step,
      assignee: secretariat,
      openedAt: `${addDays(today, -draw.below(6))}T09:00:00.000+08:00`,
      dueOn: addDays(today, draw.below(12) - 2),
    },
  ]
  return {
    ...common(draw, session, n),
    id,
    stage: step === 'review' ? 'intake' : 'assignment',
    handlings: [],
    openSteps,
    units: [],
    nextActionAt: nextOf(openSteps),
  }
}

const common = (draw: Random, session: string, n: number) => ({
  session,
  id: `${session}-${n}`,
  version: 20,
  at: `${addDays(today, -draw.below(90))}T10:00:00.000+08:00`,
  number: String(n).padStart(5, '0'),
  title: titleOf(() => draw.below(1_000_000) / 1_000_000),
  lead: `${draw.pick(surnames)}${draw.pick(surnames)}`,
  topics: [draw.pick(topics)],
  generation: 1,
})

const nextOf = (openSteps: readonly Open[]): string => {
  const soonest = openSteps.map((s) => s.dueOn ?? '9').sort()[0]
  return soonest && soonest !== '9' ? `${soonest}T09:00:00.000+08:00` : noDate
}
