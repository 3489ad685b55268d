import * as fc from 'fast-check'
import { acts } from '../../../shared/acts/register.ts'
import { addDays } from '../../../shared/calendar/index.ts'
import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import { actPath, callerAs, makesSense, othersThan, rightPart } from './acting.ts'
import { holds } from './checks/broken.ts'
import { Draw } from './draw.ts'
import type { Form } from './forms/fill.ts'
import { actFormOf, actSchema, formOf, outcomeSchema } from './forms/index.ts'
import { situationOf } from './forms/situation.ts'
import { spoil } from './forms/spoil.ts'
import { admin, type Caller, holderOf, secretariat, seesNothing, strangersTo, unitCodes } from './people.ts'
import type { Request, Run } from './run.ts'

const day = 86_400_000

/** What happens next; `seed` makes all choices in it. `rest`: whether the system comes to rest before the next one. */
export type Command = { kind: Kind; seed: number; rest: boolean }

const outcomesOf = (open: OpenStep): string[] =>
  Object.entries(stepNamed(open.step).outcomes)
    .filter(([, outcome]) => outcome.by === 'person')
    .map(([name]) => name)

type Chosen = { state: CaseState; open: OpenStep; outcome: string; form: Form; as: Caller | null }

/** An open step, an outcome, a good form and who holds it; null where nothing waits for people. */
const choose = async (run: Run, draw: Draw, onward = 0.55): Promise<Chosen | null> => {
  const waiting = run.waiting()
  if (waiting.length === 0) return null
  const { state, open } = draw.pick(waiting)
  // Ends that come early are rarer than ways on, or most runs would be short.
  const outcomes = outcomesOf(open)
  const first = outcomes.find((name) => !stepNamed(open.step).outcomes[name]?.stays) ?? ''
  const outcome = draw.chance(onward) ? first : draw.pick(outcomes)
  const form = formOf(open.step, outcome, situationOf(await run.situation(state, draw), { open }))
  return { state, open, outcome, form, as: holderOf(state, open, run.heirs, draw, outcome) }
}

/** An act of the register on a case, with a good form. */
const chooseAct = async (run: Run, draw: Draw) => {
  const state = draw.pick(run.states)
  const handling = state.handlings.length > 0 ? draw.pick(state.handlings) : undefined
  const sensible = acts.filter((a) => makesSense(a.act, state, handling))
  const { act } = draw.pick(sensible.length === 0 || draw.chance(0.25) ? acts : sensible)
  const form = actFormOf(act, situationOf(await run.situation(state, draw), { ...(handling && { handling }) }))
  return { state, act, handling, form }
}

const actRequest = (run: Run, id: string, as: Caller | null, act: string, form: Form, body?: unknown): Request => {
  const put = actPath(id, act, form)
  return { as, method: 'POST', path: put.path, body: body ?? put.body, key: run.newKey(), name: act }
}

/** Invariant 4, of an act: 404 for those who may not know of the case, and for no other than who may it is done. */
const checkRefused = async (run: Run, state: CaseState, request: Request, known: readonly number[]): Promise<void> => {
  const { status, text } = await run.ask(request)
  const hidden = request.as && seesNothing(state, request.as, run.heirs)
  holds(
    hidden ? status === 404 : known.includes(status),
    () => `${request.name} by ${JSON.stringify(request.as)} answered ${status}: ${text}`,
  )
}

/** Issuing and merging look at the case before the key, so who lost sight of it meanwhile does not get the same answer. */
const outOfSight = (run: Run, { as, name, path }: Request): boolean => {
  const id = path.split('/')[3] ?? ''
  return (
    ['issue.issue', 'review.merge', 'merge'].includes(name) && as !== null && seesNothing(run.state(id), as, run.heirs)
  )
}

/** Of people who want the same at once, one gets it. */
const race = async (run: Run, draw: Draw): Promise<void> => {
  const one = await choose(run, draw)
  if (!one) return
  const { state, open, outcome, form, as } = one
  const same = draw.chance(0.3)
  const second = draw.pick(outcomesOf(open))
  const situation = situationOf(await run.situation(state, draw), { open })
  const first = run.complete(as, { state, open }, outcome, form)
  const other = same
    ? first
    : run.complete(
        holderOf(state, open, run.heirs, draw, second),
        { state, open },
        second,
        formOf(open.step, second, situation),
      )
  const answers = await Promise.all([
    run.send(first),
    run.send(other),
    ...(draw.chance(0.3) ? [run.world.sweep('due').then(() => null)] : []),
    ...(draw.chance(0.5) ? [run.world.settle().then(() => null)] : []),
  ])
  await run.readLogs()
  const won = answers.filter((a) => a !== null && a.status === 200).length
  const stays = [outcome, second].some((name) => stepNamed(open.step).outcomes[name]?.stays)
  if (!same && !stays) holds(won <= 1, () => `both callers completed ${open.stepId}`)
}

/** A unit is dissolved, with or without a successor, or comes back. */
const reorganise = async (run: Run, draw: Draw): Promise<void> => {
  const { units } = run.world.tables
  const { code, active, successor: _, ...unit } = units.get(draw.pick(unitCodes)) ?? fail()
  const others = unitCodes.filter((c) => c !== code && units.get(c)?.active)
  if (active && others.length < 3) return
  const body = { ...unit, active: !active, ...(active && draw.chance(0.6) && { successor: draw.pick(others) }) }
  const answer = await run.ask({ as: admin, method: 'PUT', path: `/api/units/${code}`, body, name: 'PUT unit' })
  holds(answer.status === 200, () => `PUT unit: ${answer.text}`)
}

/** The State Council's notice on a year is loaded anew, and the sweep comes: due dates move. */
const loadNotice = async (run: Run, draw: Draw): Promise<void> => {
  const year = draw.pick([2025, 2026, 2027])
  const first = draw.pick(['01-01', '02-24', '03-03', '05-06', '06-09', '10-08'])
  const holidays = Array.from({ length: 1 + draw.below(12) }, (_, i) => addDays(`${year}-${first}`, i))
  const body = { notice: `第${draw.below(9)}号`, holidays, workdays: [] }
  const answer = await run.ask({ as: admin, method: 'PUT', path: `/api/calendar/${year}`, body, name: 'PUT calendar' })
  holds(answer.status === 200, () => `PUT calendar: ${answer.text}`)
  await run.world.settle()
  await run.world.sweep('due')
}

const fail = (): never => {
  throw new Error('no such unit')
}

/** However often it is tried, a step cannot be opened: it gets stuck, and its sibling handlings go on. */
const poison = async (run: Run, draw: Draw): Promise<void> => {
  await run.world.settle()
  await run.readLogs()
  const one = await choose(run, draw)
  if (!one) return
  run.poisoned = true
  await run.ask(run.complete(one.as, one, one.outcome, one.form))
  run.world.poison = 6
  await run.world.settle()
  run.world.poison = 0
}

const kinds = {
  /** Completes a step as who holds it, mostly in a way that is taken. */
  complete: async (run: Run, draw: Draw) => {
    const one = await choose(run, draw)
    if (one) await run.ask(run.complete(one.as, one, one.outcome, one.form))
  },
  act: async (run: Run, draw: Draw) => {
    const { state, act, handling, form } = await chooseAct(run, draw)
    const as = callerAs(rightPart(act, form, draw), state, handling, form, run.heirs)
    await run.ask(actRequest(run, state.id, as, act, form))
  },
  /** Somebody for whom the step does not wait. */
  wrongCaller: async (run: Run, draw: Draw) => {
    const one = await choose(run, draw)
    if (!one) return
    const as = draw.pick(strangersTo(one.state, one.open, run.heirs))
    // A merge looks at the main one first, whoever asks.
    const statuses = one.outcome === 'merge' ? [400, 403] : [403]
    await checkRefused(run, one.state, run.complete(as, one, one.outcome, one.form), statuses)
  },
  wrongActor: async (run: Run, draw: Draw) => {
    const { state, act, handling, form } = await chooseAct(run, draw)
    const others = othersThan(act)
    if (others.length === 0) return
    const part = draw.pick(others)
    const as = callerAs(part, state, handling, form, run.heirs)
    // A co-unit may lead another handling, and a supervisor is a committee that may not supervise.
    const lead = as.role === 'unit' && state.handlings.some((h) => h.unit === as.unit || h.co.includes(as.unit))
    if (part === 'co' && lead) return
    await checkRefused(run, state, actRequest(run, state.id, as, act, form), [400, 403, 404, 409])
  },
  /** A form that cannot be taken. */
  brokenForm: async (run: Run, draw: Draw) => {
    const one = await choose(run, draw)
    if (!one) return
    const form = spoil(one.form, outcomeSchema(one.open.step, one.outcome), run.world.today, draw)
    const { status, text } = await run.ask(run.complete(one.as, one, one.outcome, form))
    holds([400, 403, 409].includes(status), () => `${one.open.step} took ${JSON.stringify(form)}: ${status} ${text}`)
  },
  brokenAct: async (run: Run, draw: Draw) => {
    const { state, act, handling, form } = await chooseAct(run, draw)
    const as = callerAs(rightPart(act, form, draw), state, handling, form, run.heirs)
    const spoiled = spoil(form, actSchema(act), run.world.today, draw)
    const isForm = typeof spoiled === 'object' && spoiled !== null
    const request = isForm
      ? actRequest(run, state.id, as, act, spoiled as Form)
      : actRequest(run, state.id, as, act, form, spoiled)
    const { status, text } = await run.ask(request)
    holds(status >= 400 && status < 500, () => `${act} took ${JSON.stringify(spoiled)}: ${status} ${text}`)
  },
  /** The same request once more: the same answer, and nothing happens. */
  repeat: async (run: Run, draw: Draw) => {
    if (run.accepted.length === 0) return
    const request = draw.pick(run.accepted)
    const before = run.states.map((s) => s.version).join()
    const { status, text } = await run.ask(request)
    if (status === 404 && outOfSight(run, request)) return
    holds(status === 200 || status === 201, () => `${request.name} repeated: ${status} ${text}`)
    holds(run.states.map((s) => s.version).join() === before, () => `${request.name} repeated: it was done again`)
  },
  /** The same key with another body. */
  reuseKey: async (run: Run, draw: Draw) => {
    if (run.accepted.length === 0) return
    const request = draw.pick(run.accepted)
    const body = { ...(request.body as Form), reason: '另有理由', surplus: undefined, title: '另一件' }
    const { status, text } = await run.ask({ ...request, body })
    if (status === 404 && outOfSight(run, request)) return
    holds(status === 400 || status === 422, () => `${request.name} with a used key: ${status} ${text}`)
  },
  /** A step that is not open any more, or never was. */
  stale: async (run: Run, draw: Draw) => {
    const state = draw.pick(run.states)
    const gone = [...Object.keys(state.completed), ...state.cancelled, `${state.id}.review.999`]
    const stepId = draw.pick(gone)
    const request = {
      as: secretariat,
      method: 'POST',
      path: `/api/suggestions/${state.id}/steps/${stepId}`,
      body: { outcome: 'accept' },
      key: run.newKey(),
      name: 'stale',
    }
    const { status, text } = await run.ask(request)
    holds([404, 409].includes(status), () => `${stepId} is not open: ${status} ${text}`)
  },
  nobody: async (run: Run, draw: Draw) => {
    const one = await choose(run, draw)
    if (!one) return
    const { status } = await run.ask(run.complete(null, one, one.outcome, one.form))
    holds(status === 401, () => `without a token: ${status}`)
  },
  /** Phones are for the secretariat and the lead unit's office and officer. */
  deputies: async (run: Run, draw: Draw) => {
    const state = draw.pick(run.states)
    const one = await choose(run, draw)
    const as = draw.chance(0.5) || !one ? secretariat : draw.pick(strangersTo(one.state, one.open, run.heirs))
    const { status } = await run.ask({
      as,
      method: 'GET',
      path: `/api/suggestions/${state.id}/deputies`,
      name: 'GET deputies',
    })
    if (seesNothing(state, as, run.heirs)) holds(status === 404, () => `phones for ${JSON.stringify(as)}: ${status}`)
    else if (as.role === 'secretariat') holds(status === 200, () => `phones for the secretariat: ${status}`)
    else if (as.role !== 'unit') holds(status === 403, () => `phones for ${JSON.stringify(as)}: ${status}`)
  },
  /** Reads as all kinds of people. */
  read: async (run: Run, draw: Draw) => {
    const one = await choose(run, draw)
    if (!one) return
    const as = draw.chance(0.5) && one.as ? one.as : draw.pick(strangersTo(one.state, one.open, run.heirs))
    const path = `/api/suggestions/${one.state.id}${draw.pick(['', '/log'])}`
    const { status } = await run.sharply(() => run.ask({ as, method: 'GET', path, name: 'GET' }))
    const hidden = seesNothing(one.state, as, run.heirs)
    if (as === one.as) holds(status === 200, () => `${JSON.stringify(as)} holds a step and reads nothing: ${status}`)
    else holds(hidden ? status === 404 : [200, 404].includes(status), () => `${JSON.stringify(as)} reads: ${status}`)
  },
  time: async (run: Run, draw: Draw) => {
    // Some days at a time, or weeks in which the system was down.
    for (let hops = 1 + draw.below(4); hops > 0; hops--) {
      const days = draw.chance(0.3) ? 1 + draw.below(60) : 1 + draw.below(12)
      run.story.push(`${days} days pass`)
      await run.world.pass(days * day)
      await run.readLogs()
    }
  },
  /** Nobody does what one step waits for until its day is over. */
  lapse: async (run: Run, draw: Draw) => {
    const due = run.waiting().flatMap(({ open }) => (open.dueOn && stepNamed(open.step).lapses ? [open.dueOn] : []))
    if (due.length === 0) return
    const day = draw.pick(due)
    run.story.push(`${day} passes`)
    await run.world.pass(Math.max(0, Date.parse(`${day}T23:59:59+08:00`) + 1000 - run.world.now.getTime()))
    await run.readLogs()
  },
  patrol: async (run: Run) => {
    run.story.push('patrol')
    await run.world.repair()
  },
  /** An execution ends from outside; the patrol finds it. */
  stop: async (run: Run, draw: Draw) => {
    const running = [...(await run.world.executions.running())]
    if (running.length === 0) return
    const name = draw.pick(running)
    run.story.push(`stop ${name}`)
    await run.world.executions.stop(run.world.executions.all.get(name)?.arn ?? '')
    await run.world.repair()
  },
  /** A record never reaches the relay; the patrol makes up for it. */
  lose: async (run: Run, draw: Draw) => {
    await run.world.settle()
    await run.readLogs()
    const one = await choose(run, draw)
    if (!one) return
    await run.ask(run.complete(one.as, one, one.outcome, one.form))
    run.story.push(`lose ${run.world.pending.map((r) => r.eventID)}`)
    if (run.world.pending.length > 0) run.lossy = true
    run.world.pending.length = 0
    await run.world.repair()
  },
  race,
  poison,
  reorganise,
  loadNotice,
} as const satisfies Record<string, (run: Run, draw: Draw) => Promise<void>>
export type Kind = keyof typeof kinds

/** How often each comes. */
const weights: Record<Kind, number> = {
  complete: 46,
  act: 22,
  wrongCaller: 4,
  wrongActor: 3,
  brokenForm: 4,
  brokenAct: 3,
  repeat: 3,
  reuseKey: 2,
  stale: 1,
  nobody: 1,
  deputies: 1,
  read: 2,
  time: 5,
  patrol: 1,
  stop: 2,
  lapse: 2,
  lose: 2,
  race: 4,
  poison: 1,
  reorganise: 1,
  loadNotice: 1,
}

/** All choices in something; it shrinks to the plainest ones or not at all, since half a seed says nothing. */
export const seeds = fc.option(fc.noShrink(fc.integer({ min: 1, max: 0x7fffffff })), { nil: 0, freq: 1_000_000 })

export const commands = (maxLength: number): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.record({
      kind: fc.oneof(
        ...(Object.keys(weights) as Kind[]).map((kind) => ({ arbitrary: fc.constant(kind), weight: weights[kind] })),
      ),
      seed: seeds,
      rest: fc.oneof({ arbitrary: fc.constant(true), weight: 6 }, { arbitrary: fc.constant(false), weight: 1 }),
    }),
    { maxLength, size: 'max' },
  )

export const perform = async (run: Run, { kind, seed, rest }: Command): Promise<void> => {
  await kinds[kind](run, new Draw(seed))
  if (rest) await run.rest()
  else await run.readLogs()
}

/** How a run comes to where the random part begins: steps are completed one after the other, mostly the ordinary way. */
export type WarmUp = { steps: number; seed: number }

export const warmUps: fc.Arbitrary<WarmUp> = fc.record({ steps: fc.nat({ max: 24 }), seed: seeds })

export const warmUp = async (run: Run, { steps, seed }: WarmUp): Promise<void> => {
  const draw = new Draw(seed)
  for (let step = 0; step < steps; step++) {
    const one = await choose(run, draw, 0.85)
    if (!one) return
    await run.ask(run.complete(one.as, one, one.outcome, one.form))
    await run.world.settle()
    await run.readLogs()
  }
}
