import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { mayRead } from '../../../shared/case/decide/authorize.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { isRepeated, readCase } from './read-case.ts'

/** Far above any id; DynamoDB refuses a key of 2 KB. */
const longestId = 100

type Merging = { id: string; into: string; actor: Actor; request?: RequestKey }

/** A main suggestion takes others while it is unanswered and not itself merged; chains and cycles cannot arise. */
export const checkMain = async (deps: ApiDeps, { id, into, actor, request }: Merging): Promise<void> => {
  const { state, rules } = await readCase(deps, id, actor, { fresh: true, request })
  if (isRepeated(state, request)) return
  const main = into.length <= longestId ? await deps.store.load(into, { fresh: true }) : undefined
  if (!main || !mayRead(main, actor, rules.unit)) throw invalid('into', `没有建议「${into}」`)
  if (main.suggestion.session !== state.suggestion.session) throw invalid('into', '只能并入同一届次的建议')
  if (main.mergedInto) throw invalid('into', `该建议已并入 ${main.mergedInto}，请直接并入那一件`)
  if (main.stage === 'closed') throw invalid('into', '该建议已办结，不能并入')
  if (main.handlings.some((h) => h.replies.length > 0)) throw invalid('into', '该建议已经答复，不能并入')
}
