import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../../../shared/case/state.ts'
import { deriveFigures } from '../../../../shared/rates/derive.ts'
import { memoryFigures } from '../../../support/memory-figures.ts'
import { Draw } from '../draw.ts'
import { type Caller, type Heirs, holderOf, secretariat, stranger, unit } from '../people.ts'
import { session, type World } from '../world.ts'
import { holds } from './broken.ts'
import { checkSecrets } from './secrets.ts'

const get = async (world: World, as: Caller, path: string): Promise<Record<string, unknown>> => {
  const { status, text, body } = await world.request(as, 'GET', path)
  checkSecrets(`GET ${path}`, text)
  holds(status === 200, () => `GET ${path}: ${status} ${text}`)
  return body as Record<string, unknown>
}

const idsOf = (body: Record<string, unknown>, name: string): string[] =>
  (body.items as Record<string, string>[]).map((item) => item[name] ?? '')

/** Lists and worklists are what the logs tell (invariant 4). */
export const checkLists = async (world: World, states: readonly CaseState[], heirs: Heirs): Promise<void> => {
  const listed = idsOf(await get(world, secretariat, '/api/suggestions'), 'id')
  holds(listed.join() === states.map((s) => s.id).join(), () => `the list has ${listed}`)
  const hidden = idsOf(await get(world, unit(stranger), '/api/suggestions'), 'id')
  holds(hidden.length === 0, () => `a stranger's list has ${hidden}`)
  for (const state of states)
    for (const open of state.openSteps) {
      const holder = holderOf(state, open, heirs, new Draw(0))
      if (!holder) continue
      const steps = idsOf(await get(world, holder, '/api/steps'), 'stepId')
      holds(steps.includes(open.stepId), () => `${open.stepId} is not in the worklist of ${JSON.stringify(holder)}`)
    }
}

/** Every figure is what comes out when it is counted again from the logs alone (invariant 3). */
export const checkFigures = async ({ store }: World, states: readonly CaseState[]): Promise<void> => {
  const again = memoryFigures()
  for (const state of states) await deriveFigures(again, state, { since: 1 })
  for (const list of ['listFacts', 'listRollups'] as const) {
    const [kept, counted] = [await store[list](session), await again[list](session)]
    holds(
      isDeepStrictEqual(kept, counted),
      () => `${list}: ${JSON.stringify(kept)}, by the logs ${JSON.stringify(counted)}`,
    )
  }
}
