import type { Actor } from '../../../shared/case/actor.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { effectiveProfile, ProfileError, profileNamed, profiles } from '../../../shared/profiles/index.ts'
import type { Session, SessionInput } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { admin } from './admin.ts'

/** A session's profile exists and takes its overrides, and the session ends after it begins. */
const checkSession = (input: SessionInput): void => {
  const profile = profileNamed(input.profile)
  if (!profile) throw invalid('profile', `没有「${input.profile}」这套规则，可选 ${Object.keys(profiles).join('、')}`)
  if (input.closesOn < input.opensOn) throw invalid('closesOn', '闭幕日期不能早于开幕日期')
  if (input.termEndsOn && input.termEndsOn < input.closesOn) throw invalid('termEndsOn', '届满日期不能早于闭幕日期')
  try {
    effectiveProfile(profile, input.overrides ?? [])
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    const wrong = (input.overrides ?? []).findIndex((o) => error.path === o.path || error.path.startsWith(`${o.path}.`))
    const path = wrong === -1 ? 'overrides' : `overrides.${wrong}`
    const message = `「${error.path}」不能这样设定`
    throw new Refusal('INVALID', '有内容需要改正', [{ path, message }], { cause: error })
  }
}

/** Sets a session, by an admin. */
export const putSession = async (deps: ApiDeps, actor: Actor, id: string, input: SessionInput): Promise<Session> => {
  admin(actor)
  checkSession(input)
  const session: Session = { ...input, id }
  await deps.store.putSession(session)
  deps.rules.forget()
  return session
}
