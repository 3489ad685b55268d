import { actNamed } from '../../../../shared/acts/register.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { type Form, fillForm, type Schema, schemaOf } from './fill.ts'
import { fixes } from './fix.ts'
import type { Situation } from './situation.ts'

const fixed = (name: string, form: Form, situation: Situation): Form => fixes[name]?.(form, situation) ?? form

/** A form for an outcome of a step, meant to be taken. */
export const formOf = (step: string, outcome: string, situation: Situation): Form => {
  const found = stepNamed(step).outcomes[outcome]
  if (!found) throw new Error(`${step} has no outcome ${outcome}`)
  return fixed(`${step}.${outcome}`, fillForm(found.form, situation), situation)
}

/** A form for an act of the register, meant to be taken. */
export const actFormOf = (act: string, situation: Situation): Form =>
  fixed(act, fillForm(actNamed(act).form, situation), situation)

export const outcomeSchema = (step: string, outcome: string): Schema =>
  schemaOf(stepNamed(step).outcomes[outcome]?.form ?? fail(step))
export const actSchema = (act: string): Schema => schemaOf(actNamed(act).form)

const fail = (step: string): never => {
  throw new Error(`no such outcome of ${step}`)
}
