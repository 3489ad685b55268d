import { Refusal } from '../../../shared/case/refusal.ts'
import type { DeskContext } from './desk-env.ts'
import { signedIn } from './session.ts'
import type { Person } from './viewer.ts'

/** The person, where it is one of the secretariat; refuses all others. */
export const secretariatOnly = (c: DeskContext): Extract<Person, { role: 'secretariat' }> => {
  const person = signedIn(c.var.viewer.person)
  if (person.role !== 'secretariat') throw new Refusal('FORBIDDEN', '这一页由代表工作机构使用')
  return person
}
