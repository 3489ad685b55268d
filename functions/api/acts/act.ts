import { type ActDefinition, decideAct } from '../../../shared/acts/define.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import type { ApiDeps } from '../deps.ts'
import { checkMain } from './check-main.ts'
import { isRepeated, notFound, readCase } from './read-case.ts'

type Acting = { id: string; act: ActDefinition; form: Record<string, unknown>; actor: Actor; request?: RequestKey }

/** Does an act of the register to a case that the caller may read; answers the case after it. */
export const performAct = async (deps: ApiDeps, { id, act, form, actor, request }: Acting): Promise<CaseState> => {
  if (act.act === 'merge') {
    const { state, rules } = await readCase(deps, id, actor, { fresh: true, request })
    // Who may not merge learns nothing of the main one.
    if (!isRepeated(state, request)) decideAct(act, state, form, actor, rules)
    await checkMain(deps, { id, into: String(form.into), actor, request })
  }
  const done = await transact(
    { log: deps.store, rules: deps.rules },
    {
      id,
      actor,
      request,
      decide: (state, rules) => decideAct(act, assertReadable(state, actor, rules), form, actor, rules),
    },
  )
  if (!done) throw notFound()
  return done.state
}
