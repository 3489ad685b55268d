import * as z from 'zod'
import { checkAgainstNational } from './check-national.ts'
import { Profile } from './profile.ts'

/** One value of a profile set otherwise for a session: `{ path: 'limits.reply.count', value: 2, reason }`. */
export const Override = z.strictObject({
  path: z.string().regex(/^[A-Za-z]\w*(\.\w+)*$/),
  value: z.unknown(),
  reason: z.string().trim().min(1),
})
export type Override = z.infer<typeof Override>

/** Why an override was refused. */
export type ProfileErrorCode = 'unknown-path' | 'invalid-value' | 'later-than-national'

/** An override that the profile cannot take; `path` names where. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError'
  readonly code: ProfileErrorCode
  readonly path: string

  constructor(code: ProfileErrorCode, path: string, message: string, options?: ErrorOptions) {
    super(`${path}: ${message}`, options)
    this.code = code
    this.path = path
  }
}

/** What makes a profile that profile and is not set otherwise. */
const FIXED = new Set(['name', 'place', 'rule'])

/**
 * The profile with a session's overrides applied in order, validated again. The part that holds an overridden value
 * has `setting` for its article from then on, since its rule no longer stands behind it.
 *
 * Throws {@link ProfileError} with the path that is unknown, invalid, or ends later than national law allows.
 */
export function effectiveProfile(profile: Profile, overrides: readonly Override[]): Profile {
  if (overrides.length === 0) return profile
  let changed: unknown = profile
  for (const { path, value } of overrides) {
    const keys = path.split('.')
    if (FIXED.has(keys[0]!)) throw new ProfileError('unknown-path', path, 'cannot be overridden')
    changed = set(changed, keys, value, path)
  }
  const parsed = Profile.safeParse(changed)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new ProfileError('invalid-value', path.join('.'), message, { cause: parsed.error })
  }
  const conflict = checkAgainstNational(parsed.data)[0]
  if (conflict) throw new ProfileError('later-than-national', conflict.path, conflict.message)
  return parsed.data
}

function set(target: unknown, [key, ...rest]: string[], value: unknown, path: string): unknown {
  if (key === undefined) return value
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) {
    throw new ProfileError('unknown-path', path, 'no such value')
  }
  const inner = set((target as Record<string, unknown>)[key], rest, value, path)
  if (Array.isArray(target)) return target.map((item, i) => (String(i) === key ? inner : item))
  return { ...target, [key]: inner, ...noLongerCited(key, target) }
}

/** What says where a value of `target` comes from, once that value is set otherwise. */
function noLongerCited(key: string, target: object): object {
  if (Object.hasOwn(target, `${key}Article`)) return { [`${key}Article`]: 'setting' }
  if (!('article' in target) || key === 'article' || key === 'articles') return {}
  if (!('articles' in target)) return { article: 'setting' }
  // A part's own article goes with its value.
  const own = Object.entries(target.articles as object).filter(([part]) => part !== key)
  return { article: 'setting', articles: Object.fromEntries(own) }
}
