import {
  addDays,
  builtInCalendar,
  type Day,
  dayOf,
  startOfDay,
  subtractWorkingDays,
} from '../../../shared/calendar/index.ts'
import { suggestionId } from '../../../shared/case/ids.ts'
import type { Runtime } from '../runtime.ts'
import { type Call, callerOf } from './call.ts'
import { enterEarlier } from './earlier.ts'
import { admin, registered, secretariat } from './people.ts'
import { plans } from './plans.ts'
import { type Act, type Story, storyOf } from './story.ts'
import { type DemoSuggestion, demoSession, demoSuggestions, demoUnits } from './texts/index.ts'

export type FillOptions = {
  /** The day around which all is dated; now unless given. */
  today?: Date
  onProgress(done: number, total: number): void
}

/** The session's days, before the first suggestion is entered. Natural days. */
const before = { opens: 9, received: 6, closes: 4 }

/** Acts are gathered on every so many days, so that the clock moves seldom. Natural days. */
const every = 3

/** As many requests run at once. */
const width = 8

/** When a day's acts begin, and how long one lasts. Milliseconds. */
const morning = 9 * 3_600_000
const pause = 40 * 60_000

/**
 * Fills an empty store with a demonstration session by driving the real API and workflow through five months, until
 * now. Where it throws, the store holds a part of the demonstration.
 */
export const fillDemo = async (runtime: Runtime, { today, onProgress }: FillOptions): Promise<void> => {
  const day = dayOf(today ?? new Date())
  const stories = storiesOf(day)
  const total = stories.reduce((sum, { acts }) => sum + acts.length, 0)
  const call = callerOf(runtime)
  let done = 0
  let first = true
  for (const [on, queues] of daysOf(stories, day)) {
    const opens = new Date(startOfDay(on).getTime() + morning)
    if (first) {
      runtime.clock.set(opens)
      await setUp(call, on)
      first = false
    } else await runtime.moveClock(opens, { digest: false })
    for (let round = 0; queues.some((q) => q.length > round); round++) {
      if (round > 0) runtime.clock.set(new Date(opens.getTime() + round * pause))
      const acts = queues.flatMap((q) => q[round] ?? [])
      await inLanes(acts, async ({ id, act, n }) => {
        await perform(call, id, act, n, on)
        onProgress(++done, total)
      })
      await runtime.settled()
    }
  }
  await runtime.moveClock(today ?? new Date())
  await enterEarlier(call, assignedOn(day))
  await runtime.settled()
}

const setUp = async (call: Call, entered: Day): Promise<void> => {
  await call(admin, 'PUT', `/api/sessions/${demoSession.id}`, {
    name: demoSession.name,
    profile: 'xiamen-2025',
    opensOn: addDays(entered, -before.opens),
    closesOn: addDays(entered, -before.closes),
  })
  for (const { code, ...unit } of demoUnits) await call(admin, 'PUT', `/api/units/${code}`, unit)
  for (const { sub, person } of registered()) await call(admin, 'PUT', `/api/people/${encodeURIComponent(sub)}`, person)
}

/** When most of the session's suggestions are assigned: nine days after they are entered. */
const assignedOn = (today: Day): Day => dayAgo(today, Math.max(...plans.map((p) => p.from)) - 9)

/** Every plan with its text; those submitted between sessions are numbered in the order in which they came. */
const storiesOf = (today: Day): Story[] => {
  const entered = dayAgo(today, Math.max(...plans.map((p) => p.from)))
  const received = addDays(entered, -before.received)
  let recess = 0
  return [...plans]
    .sort((a, b) => b.from - a.from)
    .map((plan) => {
      const t = textOf(plan.number)
      const kind = plan.kind ?? 'session'
      const number = kind === 'recess' ? String(++recess) : plan.number
      const id = suggestionId(demoSession.id, kind, number)
      const submitted = (day: Day) => ({ number, kind, receivedOn: kind === 'recess' ? day : received })
      return storyOf(t, plan, { id, number, submitted })
    })
}

const textOf = (number: string): DemoSuggestion => {
  const found = demoSuggestions.find((t) => t.number === number)
  if (!found) throw new Error(`the demonstration has no text ${number}`)
  return found
}

/** The working day on which an act is done: gathered with others, never today, so that all lies in the past. */
const dayAgo = (today: Day, ago: number): Day => {
  const day = addDays(today, -Math.ceil(ago / every) * every)
  return builtInCalendar.isWorkingDay(day) ? day : subtractWorkingDays(day, 1, builtInCalendar)
}

type Task = { id: string; act: Act; n: number }

/** The days in order, each with the acts of every suggestion that has some. */
const daysOf = (stories: readonly Story[], today: Day): [Day, Task[][]][] => {
  const days = new Map<Day, Map<string, Task[]>>()
  for (const { id, acts } of stories)
    for (const [n, { ago, act }] of acts.entries()) {
      const on = dayAgo(today, ago)
      const queues = days.get(on) ?? new Map<string, Task[]>()
      days.set(on, queues.set(id, [...(queues.get(id) ?? []), { id, act, n }]))
    }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, queues]) => [on, [...queues.values()]])
}

/** Some at once; letters one after another, so that each gets the same number every time. */
const inLanes = async (tasks: readonly Task[], run: (task: Task) => Promise<void>): Promise<void> => {
  const letters = tasks.filter((t) => t.act.step === 'issue')
  const left: Task[][] = tasks.filter((t) => t.act.step !== 'issue').map((t) => [t])
  if (letters.length > 0) left.unshift(letters)
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) for (const task of next) await run(task)
  }
  await Promise.all(Array.from({ length: width }, lane))
}

const perform = async (call: Call, id: string, act: Act, n: number, on: Day): Promise<void> => {
  const { as, step, outcome, form } = act
  const key = `demo-${id}-${n}`
  const body = form?.(on) ?? {}
  if (step === 'submission') return call(as, 'POST', '/api/suggestions', body, key)
  const path = `/api/suggestions/${id}`
  if (step === 'withdrawal') return call(as, 'POST', `${path}/withdrawal`, body, key)
  const stepId = await openStep(call, id, act)
  await call(as, 'POST', `${path}/steps/${encodeURIComponent(stepId)}`, { outcome, ...body }, key).catch((error) => {
    throw new Error(`${id}, ${on}: ${step} ${outcome}`, { cause: error })
  })
}

type Open = { stepId: string; step: string; unit?: string; commitment?: string }

const openStep = async (call: Call, id: string, { step, unit, commitment }: Act): Promise<string> => {
  const { openSteps }: { openSteps: Open[] } = await call(secretariat, 'GET', `/api/suggestions/${id}`)
  const found = openSteps.find(
    (s) => s.step === step && (!unit || s.unit === unit) && (!commitment || s.commitment === commitment),
  )
  if (!found)
    throw new Error(`${id}: ${step} is not open, but ${openSteps.map((s) => s.stepId).join(', ') || 'nothing'}`)
  return found.stepId
}
