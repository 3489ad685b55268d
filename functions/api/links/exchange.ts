import { dayOf } from '../../../shared/calendar/index.ts'
import { assertExchangeable } from '../../../shared/links/check.ts'
import { readCode } from '../../../shared/links/code.ts'
import { deputyOf } from '../../../shared/links/deputy.ts'
import { codeFor, hashOf } from '../../../shared/links/derive.ts'
import { lastDayNow } from '../../../shared/links/lifetime.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { openSession } from './session.ts'

export type Exchange = {
  secret: string
  /** The case that the link is meant for, where the caller knows it. */
  suggestion?: string
}

/**
 * A link or typed code → a session for its case and purpose. Exchanging changes nothing, so a link can be opened as
 * often as its holder likes. A code that was never issued costs one hash and one read, whatever it is made of: nothing
 * is compared character by character, and no case is loaded before the hash is known.
 */
export const exchange = async (deps: ApiDeps, { secret, suggestion }: Exchange) => {
  const code = readCode(secret)
  const link = code && (await deps.store.getLink(hashOf(code)))
  if (!link) throw new LinkRefusal('unknown')
  if (suggestion !== undefined && suggestion !== link.suggestion) throw new LinkRefusal('wrong-case', link)
  // Once the key has been changed, the links derived from the one before are void.
  if (codeFor(deps.linkKey, link) !== code) throw new LinkRefusal('revoked', link)
  const loaded = await deps.store.load(link.suggestion, { fresh: true })
  const state = assertExchangeable(loaded, link, dayOf(deps.now()))
  const { purpose, stepId } = link
  return {
    ...(await openSession(deps, link)),
    expiresOn: lastDayNow(state, link),
    suggestion: link.suggestion,
    purpose,
    ...(stepId && { stepId }),
    lead: deputyOf(state, link).lead,
  }
}
