import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import { Broken } from './checks/broken.ts'
import { Draw } from './draw.ts'
import type { Form } from './forms/fill.ts'
import { formOf } from './forms/index.ts'
import { type Situation, situationOf, todayOf } from './forms/situation.ts'
import { holderOf } from './people.ts'
import type { Run } from './run.ts'

/** What leads on to the end, best first; a step that is not named here is tried in the order of its outcomes. */
const onward: Record<string, string[]> = {
  review: ['accept'],
  revise: ['resubmit'],
  assign: ['assign'],
  reassign: ['uphold', 'reassign'],
  redo: ['conclude', 'mediate', 'redo'],
  fulfil: ['fulfilled', 'abandon'],
  opine: ['opined'],
}

/** What the plainest form would say otherwise. */
const plainly: Record<string, object> = { 'redo.mediate': { conclusion: 'conclude' } }

/** Forms to try one after the other: a letter of a unit that is gone has no series, and needs a number of its own. */
const formsOf = (step: string, outcome: string, situation: Situation): Form[] => {
  const form = { ...formOf(step, outcome, situation), ...plainly[`${step}.${outcome}`] }
  if (step !== 'issue') return [form]
  return [
    form,
    {
      ...form,
      documentNumber: `代函〔${todayOf(situation).slice(0, 4)}〕${1 + Number(situation.open?.stepId.replace(/\D/g, '').slice(-5))}号`,
    },
  ]
}

const plain = new Draw(0)

const people = (step: string): string[] =>
  Object.entries(stepNamed(step).outcomes)
    .filter(([, outcome]) => outcome.by === 'person' && !outcome.stays)
    .map(([name]) => name)

/** Far above what one handling takes with a redo, its promises and a correction. */
const enough = 300

/** Completes one open step by whoever holds it, in the best way that is taken; answers what was said where none was. */
const advance = async (run: Run, { state, open }: { state: CaseState; open: OpenStep }): Promise<string | null> => {
  const situation = situationOf(await run.situation(state, plain), { open })
  const refusals: string[] = []
  for (const outcome of onward[open.step] ?? people(open.step)) {
    const as = holderOf(state, open, run.heirs, plain)
    for (const form of formsOf(open.step, outcome, situation)) {
      const answer = await run.ask(run.complete(as, { state, open }, outcome, form))
      if (answer.status === 200) return null
      refusals.push(`${outcome}: ${answer.status} ${answer.text}`)
    }
  }
  return `${open.stepId} ${refusals.join('; ')}`
}

/**
 * Drives every case to its end by completing what is open as well as it can be; where nothing is taken, time passes.
 * Throws where that leads nowhere: no case may have a dead end.
 */
export const finish = async (run: Run): Promise<void> => {
  const { world } = run
  for (let acts = 0; ; acts++) {
    const waiting = run.waiting()
    const left = run.states.filter((s) => s.stage !== 'closed' || s.openSteps.length > 0)
    if (left.length === 0) return
    if (acts > enough) throw new Broken(`${left.map((s) => s.id)} did not end after ${enough} acts`)
    const refused: string[] = []
    for (const one of waiting) {
      const refusal = await advance(run, one)
      if (refusal === null) break
      refused.push(refusal)
    }
    await run.rest()
    if (refused.length < waiting.length) continue
    // Nothing is taken now: is it a matter of time?
    const before = run.states.map((s) => s.version).join()
    await world.pass(45 * 86_400_000)
    await run.rest()
    if (run.states.map((s) => s.version).join() === before)
      throw new Broken(`a dead end: ${left.map((s) => s.id)}\n${refused.join('\n')}`)
  }
}
