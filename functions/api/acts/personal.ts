import * as z from 'zod'
import { bySecretariat } from '../../../shared/acts/who.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import { DeputyInput, type PersonalData } from '../../../shared/case/decide/submit.ts'
import type { EventOf } from '../../../shared/case/events.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { heirOf } from '../../../shared/organisation.ts'
import type { Rules } from '../../../shared/rules.ts'
import { Line } from '../../../shared/steps/forms.ts'
import type { ApiDeps } from '../deps.ts'
import { notFound } from './read-case.ts'

/** How one deputy is reached: what is absent stays as it is, null takes it away. */
export const ContactInput = z.strictObject({
  deputy: Line,
  phone: DeputyInput.shape.phone.nullable(),
  email: DeputyInput.shape.email.nullable(),
})
export type ContactInput = z.infer<typeof ContactInput>

/** Phones are for the secretariat, and the lead unit's office and officer while its handling is open. */
export const mayReach = (state: CaseState, actor: Actor, { unit }: Pick<Rules, 'unit'>): boolean => {
  const leads = (code: string) => state.handlings.some((h) => h.stage !== 'closed' && heirOf(unit, h.unit) === code)
  return (
    actor.role === 'secretariat' ||
    (actor.role === 'unit' && leads(actor.unit) && actor.duties.some((d) => d === 'office' || d === 'officer'))
  )
}

/** Refuses who may not see how deputies are reached. */
export const assertMayReach = (state: CaseState, actor: Actor, rules: Pick<Rules, 'unit'>): void => {
  if (!mayReach(state, actor, rules))
    throw new Refusal('FORBIDDEN', '代表的联系方式只供代表工作机构和主办单位经办人员查看')
}

type Acting = { id: string; actor: Actor; request?: RequestKey | undefined }

/** The phones and e-mails of a suggestion's deputies. That they were read is in its log. */
export const readPersonal = async ({ store, rules }: ApiDeps, { id, actor }: Acting): Promise<PersonalData[]> => {
  const done = await transact(
    { log: store, rules },
    {
      id,
      actor,
      decide: (state, book) => {
        assertMayReach(assertReadable(state, actor, book), actor, book)
        return [{ type: 'PersonalDataRead' }]
      },
    },
  )
  if (!done) throw notFound()
  return store.getPersonal(id)
}

/** What the log says of a change: that there was one, and never what it is now. */
const said = (value: string | null | undefined): 'set' | 'cleared' | undefined =>
  value === undefined ? undefined : value === null ? 'cleared' : 'set'

const decideChange = (
  state: CaseState,
  { deputy, ...input }: ContactInput,
  actor: Actor,
  rules: Rules,
): [EventOf<'PersonalDataChanged'>] => {
  bySecretariat({ state, rules, actor }, '代表的联系方式')
  if (!state.suggestion.deputies.some((d) => d.name === deputy))
    throw invalid('deputy', `「${deputy}」不是这件建议的代表`)
  const [phone, email] = [said(input.phone), said(input.email)]
  if (!phone && !email) throw invalid('', '没有写明要更改什么')
  return [{ type: 'PersonalDataChanged', deputy, ...(phone && { phone }), ...(email && { email }) }]
}

const changed = (before: PersonalData | undefined, { deputy, phone, email }: ContactInput): PersonalData => {
  const now = { phone: phone === undefined ? before?.phone : phone, email: email === undefined ? before?.email : email }
  return { name: deputy, ...(now.phone && { phone: now.phone }), ...(now.email && { email: now.email }) }
}

/**
 * Puts what came with a suggestion (submitted, or imported again) in the place of what is there, save of deputies whose
 * phone or e-mail was changed by hand since (scenario 28).
 */
export const takePersonal = async (
  { store }: Pick<ApiDeps, 'store'>,
  { id, reachedByHand = [] }: Pick<CaseState, 'id' | 'reachedByHand'>,
  given: readonly PersonalData[],
): Promise<void> => {
  const isByHand = ({ name }: PersonalData) => reachedByHand.includes(name)
  if (reachedByHand.length === 0) return store.putPersonal(id, given)
  await store.changePersonal(id, (data) => [...given.filter((d) => !isByHand(d)), ...data.filter(isByHand)])
}

/** Changes how a deputy is reached: the log says that and by whom, the data goes beside it. */
export const changePersonal = async (
  { store, rules }: ApiDeps,
  { id, actor, request }: Acting,
  input: ContactInput,
): Promise<CaseState> => {
  const done = await transact(
    { log: store, rules },
    {
      id,
      actor,
      request,
      decide: (state, book) => decideChange(assertReadable(state, actor, book), input, actor, book),
    },
  )
  if (!done) throw notFound()
  // After the commit, so that a refused one changes nothing; a repeated request puts it again.
  await store.changePersonal(id, (data) => [
    ...data.filter((d) => d.name !== input.deputy),
    changed(
      data.find((d) => d.name === input.deputy),
      input,
    ),
  ])
  return done.state
}
