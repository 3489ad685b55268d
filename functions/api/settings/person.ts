import * as z from 'zod'
import type { Actor } from '../../../shared/case/actor.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import type { Person, PersonInput, Unit } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { admin } from './admin.ts'

/** The subject of a person's token. */
export const Sub = z.string().regex(/^\S{1,100}$/u, '人员标识由 1 至 100 个字符组成，不含空格')

/** Units, sections, duties and levels are those of people in units. */
const checkPerson = (input: PersonInput, units: readonly Unit[]): void => {
  const { role, unit, duties = [], level } = input
  if (role === 'unit') {
    if (!unit) throw invalid('unit', '承办单位的人员须写明单位')
    if (!units.some((u) => u.code === unit)) throw invalid('unit', `没有代码为「${unit}」的单位`)
    if (level !== undefined && !duties.includes('reviewer')) throw invalid('level', '审核层级只用于审核人')
    return
  }
  for (const field of ['unit', 'section', 'duties', 'level'] as const)
    if (input[field] !== undefined) throw invalid(field, '这一项只用于承办单位的人员')
}

/** The units that a person was moved away from, the present one left out. */
const formerUnits = (before: Person | undefined, unit: string | undefined): string[] =>
  [...new Set([...(before?.formerUnits ?? []), ...(before?.unit ? [before.unit] : [])])].filter((u) => u !== unit)

/** Sets a person, by an admin; the units that they were moved away from are kept. */
export const putPerson = async (deps: ApiDeps, actor: Actor, sub: string, input: PersonInput): Promise<Person> => {
  admin(actor)
  const how = { fresh: true }
  const [units, people] = await Promise.all([deps.store.units(how), deps.store.people(how)])
  checkPerson(input, units)
  const left = formerUnits(
    people.find((p) => p.sub === sub),
    input.unit,
  )
  const person: Person = {
    ...input,
    sub,
    active: input.active ?? true,
    ...(left.length > 0 && { formerUnits: left }),
  }
  await deps.store.putPerson(person)
  deps.rules.forget()
  return person
}
