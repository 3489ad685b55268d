import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import * as z from 'zod'
import { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { deskKeyOf } from '../../../shared/links/derive.ts'
import type { Person } from './viewer.ts'

/** A working day, by the wall clock. Seconds. */
export const sessionSeconds = 8 * 3600

/** The `__Host-` prefix is part of the name here: it must also be there where a session is looked for. */
const cookie = '__Host-jianyi'
const audience = 'jianyi-desk'

export type Sealing = { linkKey: Uint8Array; wall: () => Date }

/** Claims, encrypted with the desk's key, for so many seconds. */
export const seal = (
  { linkKey, wall }: Sealing,
  claims: Record<string, unknown>,
  { use, seconds }: { use: string; seconds: number },
): Promise<string> => {
  const at = Math.floor(wall().getTime() / 1000)
  return new EncryptJWT(claims)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(use)
    .setIssuedAt(at)
    .setExpirationTime(at + seconds)
    .encrypt(deskKeyOf(linkKey))
}

/** The claims that were sealed for this use; undefined where they are foreign, altered or old. */
export const unseal = async ({ linkKey, wall }: Sealing, token: string, use: string): Promise<unknown> => {
  try {
    const { payload } = await jwtDecrypt(token, deskKeyOf(linkKey), {
      audience: use,
      currentDate: wall(),
      requiredClaims: ['exp'],
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const

/** Signs a person in: the session is in the cookie alone, and ends by itself. */
export const openSession = async (c: Context, sealing: Sealing, person: Person): Promise<void> => {
  const token = await seal(sealing, { person }, { use: audience, seconds: sessionSeconds })
  setCookie(c, cookie, token, { ...attributes, maxAge: sessionSeconds })
}

export const closeSession = (c: Context): void => {
  deleteCookie(c, cookie, attributes)
}

const Session = z.object({ person: Actor })

/** Who is signed in, or nobody. */
export const readSession = async (c: Context, sealing: Sealing): Promise<Person | undefined> => {
  const token = getCookie(c, cookie)
  const session = token ? Session.safeParse(await unseal(sealing, token, audience)) : undefined
  const person = session?.data?.person
  return person && person.role !== 'system' && person.role !== 'deputy' ? person : undefined
}

/** Refuses where nobody is signed in. */
export const signedIn = (person: Person | undefined): Person => {
  if (!person) throw new Refusal('UNAUTHENTICATED', '请先登录')
  return person
}
