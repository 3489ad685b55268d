import type { Actor } from '../../../shared/case/actor.ts'
import { type RequestKey, unseal } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import type { CaseEvent, EventOf } from '../../../shared/case/events.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { type Reissue, type Revocation, reissue, revoke } from '../../../shared/links/reissue.ts'
import type { Rules } from '../../../shared/rules.ts'
import { notFound } from '../acts/read-case.ts'
import type { ApiDeps } from '../deps.ts'

export type Acting = { id: string; actor: Actor; request?: RequestKey | undefined }

/** Commits what is decided; answers the case with what was decided now, or at the first time of a repeated request. */
const commit = async <E extends CaseEvent>(
  { store, rules }: ApiDeps,
  { id, actor, request }: Acting,
  decide: (state: CaseState, rules: Rules) => [E],
): Promise<{ state: CaseState; event: E }> => {
  let event: E | undefined
  const done = await transact(
    { log: store, rules },
    {
      id,
      actor,
      request,
      decide: (state, book) => {
        const events = decide(assertReadable(state, actor, book), book)
        event = events[0]
        return events
      },
    },
  )
  if (!done) throw notFound()
  const { state } = done
  if (done.committed && event) return { state, event }
  const version = request ? (state.requests[request.key]?.version ?? 0) : 0
  const before = (await store.read(id))[version - 1]
  if (!before) throw new Error(`${id}: a request is remembered that the log does not have`)
  return { state, event: unseal(before).events[0] as E }
}

/** The secretariat issues a signer's link anew; `handed`: its code is shown, to be given to the deputy by hand. */
export const issueAnew = (deps: ApiDeps, acting: Acting, form: Reissue, handed = false) =>
  commit<EventOf<'LinkReissued'>>(deps, acting, (state, rules) => {
    const [event] = reissue(state, form, acting.actor, rules)
    return [handed ? { ...event, handed } : event]
  })

/** The secretariat ends all links that a signer has. */
export const endLinks = (deps: ApiDeps, acting: Acting, form: Revocation) =>
  commit<EventOf<'LinksRevoked'>>(deps, acting, (state, rules) => revoke(state, form, acting.actor, rules))
