import type { PersonalData } from '../case/decide/submit.ts'

/** How a deputy is reached, of what is kept beside a log under that name. */
export type Reached = Pick<PersonalData, 'phone' | 'email'>

/** What two entries have in common. */
export type Match = 'phone' | 'email'

/** Fewer digits are no number that could tell anybody apart. */
const leastDigits = 5

/** A phone as digits: blanks and dashes aside, and China's country code, which some ledgers write. */
const digitsOf = (phone: string | undefined): string | undefined => {
  const typed = (phone ?? '').normalize('NFKC').replace(/[^\d+]/g, '')
  const digits = typed.replace(/^(?:\+|00)86/, '').replace(/\D/g, '')
  const bare = /^861\d{10}$/.test(digits) ? digits.slice(2) : digits
  return bare.length < leastDigits ? undefined : bare
}

const addressOf = (email: string | undefined): string | undefined => {
  const address = (email ?? '').normalize('NFKC').trim().toLowerCase()
  return address === '' ? undefined : address
}

/**
 * By what two entries under the same name are of one person: the same phone, else the same e-mail. Undefined where
 * neither is on both sides and equal: a name alone tells nobody, and what is absent equals nothing.
 */
export const sameBy = (a: Reached | undefined, b: Reached | undefined): Match | undefined => {
  const isSame = (x: string | undefined, y: string | undefined): boolean => x !== undefined && x === y
  if (isSame(digitsOf(a?.phone), digitsOf(b?.phone))) return 'phone'
  return isSame(addressOf(a?.email), addressOf(b?.email)) ? 'email' : undefined
}
