import { Refusal } from '../../../../shared/case/refusal.ts'
import type { DeskContext } from '../desk-env.ts'
import { signedIn } from '../session.ts'
import type { Person } from '../viewer.ts'

/** The person, where it is an admin; refuses all others. */
export const adminOnly = (c: DeskContext): Person => {
  const person = signedIn(c.var.viewer.person)
  if (person.role !== 'admin') throw new Refusal('FORBIDDEN', '这一页由管理员使用')
  return person
}

/** Whether the page before this one saved something. */
export const justSaved = (c: DeskContext): boolean => c.req.query('saved') !== undefined

/** An instant as a table shows it. */
export const instant = (at: string | undefined): string => (at ? at.slice(0, 16).replace('T', ' ') : '')
