import { Refusal } from '../../../shared/case/refusal.ts'
import { readCase } from '../acts/read-case.ts'
import type { DeskContext, DeskDeps } from './desk-env.ts'
import { signedIn } from './session.ts'
import type { Person } from './viewer.ts'

type Secretariat = Extract<Person, { role: 'secretariat' }>

/** The person, where it is one of the secretariat; refuses all others. */
export const secretariatOnly = (c: DeskContext): Secretariat => {
  const person = signedIn(c.var.viewer.person)
  if (person.role !== 'secretariat') throw new Refusal('FORBIDDEN', '这一页由代表工作机构使用')
  return person
}

/** The same on the page of a case: that there is such a case is for those to know who may read it. */
export const secretariatAt = async (deps: DeskDeps, c: DeskContext, id: string): Promise<Secretariat> => {
  const person = signedIn(c.var.viewer.person)
  if (person.role !== 'secretariat') await readCase(deps, id, person)
  return secretariatOnly(c)
}
