import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { canonical } from '../case/commit.ts'
import { invalid } from '../case/refusal.ts'
import type { Draft, Handling, Issuer } from '../case/state.ts'
import { heirOf, unitsAbove } from '../organisation.ts'
import type { Rules } from '../rules.ts'
import { lead } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { checkDeliveries, Deliveries } from './deliveries.ts'
import { Day } from './forms.ts'
import { publish } from './publish.ts'
import { openSide } from './side-step.ts'

/** A document number: prefix, year in 〔〕, serial without leading zero, as GB/T 9704 has it. */
export const documentNumber = /^[^〔〕#\s]+〔(\d{4})〕[1-9]\d*号$/

const Issue = z.strictObject({
  issuedOn: Day.optional(),
  documentNumber: z
    .string()
    .regex(documentNumber, '文号写作「前缀〔年份〕序号号」，例如 厦医保函〔2025〕33号')
    .optional(),
  deliveries: Deliveries.optional(),
})

type IssueFacts = {
  documentNumber: string
  issuedOn: string
  unit: Issuer
  faceToFace: boolean
  contacted: boolean
  metOn?: string
  contactedOn?: string
  dueOn: string | null
  promises: (Draft['commitments'][number] & { id: string })[]
}

/**
 * The day of the first 面商 before issue: held with a signer, in a mode that counts here, and recorded by the day on
 * which the reply goes out. Undefined where there was none.
 */
const metBefore = ({ state, handling }: Act, issuedOn: string, modes: readonly string[] | null): string | undefined => {
  const signers = new Set(state.suggestion.deputies.map((d) => d.name))
  const counts = (mode: string) => !modes || modes.includes(mode)
  const own = [state.suggestion.delegation].filter((d) => d !== undefined)
  return (handling?.contacts ?? [])
    .filter(
      (c) =>
        counts(c.mode) &&
        c.on <= issuedOn &&
        dayOf(new Date(c.at)) <= issuedOn &&
        c.with.some((w) => signers.has(w) || own.includes(w)),
    )
    .map((c) => c.on)
    .sort()[0]
}

const decide = (act: Act, form: z.infer<typeof Issue>) => {
  const { state, handling, rules } = act
  if (!handling?.draft || !handling.signed) throw new Error('a reply is issued after it was drafted and signed')
  const today = dayOf(rules.now)
  const issuedOn = form.issuedOn ?? today
  if (issuedOn > today) throw invalid('issuedOn', '发文日期不能晚于今天')
  if (issuedOn < handling.signed.on) throw invalid('issuedOn', `发文日期不能早于签发日期 ${handling.signed.on}`)
  // The number is claimed from the unit's series before the commit, where the form gives none.
  if (!form.documentNumber) throw invalid('documentNumber', '请填写文号')
  checkDeliveries(state, rules, issuedOn, form.deliveries ?? [])
  const promises = newPromises(rules, handling).map((p, i) => ({ ...p, id: `c${handling.commitments.length + i + 1}` }))
  // While the ledger runs beside the evaluation, new promises are followed from the end of the handling on.
  const ids = promises.map((p) => p.id)
  const [commitments, later] = handling.beside ? [[], ids] : [ids, []]
  const metOn = metBefore(act, issuedOn, rules.profile.faceToFace.modes)
  const contactedOn = metBefore(act, issuedOn, null)
  const facts: IssueFacts = {
    documentNumber: form.documentNumber,
    issuedOn,
    unit: issuer(rules, handling),
    faceToFace: metOn !== undefined,
    contacted: contactedOn !== undefined,
    ...(metOn && { metOn }),
    ...(contactedOn && { contactedOn }),
    dueOn: handling.round > 1 ? (handling.redoDueOn ?? null) : handling.dueOn,
    promises,
  }
  // One forwarded from above is answered upwards and stays outside satisfaction and feedback.
  // A corrected letter whose round was rated already is not rated again.
  const rated = state.suggestion.kind !== 'forwarded' && !handling.ratings.some((r) => r.round === handling.round)
  const left = afterRating(rules, state, handling, { promises: later })
  return {
    facts,
    route: { rated, commitments, ...left },
    events: [
      // Publishing runs beside the evaluation and blocks nothing, so the issuing itself opens it.
      ...(handling.draft.disclosure === 'open' && !state.suggestion.confidential ? [openSide(publish, act)] : []),
      ...(rated ? [] : closeIfDone(state, handling, left)),
    ],
  }
}

/** The unit that sends the letter, as it is called and placed now: figures and print keep it so. */
const issuer = ({ unit }: Rules, handling: Handling): Issuer => {
  const code = heirOf(unit, handling.unit)
  const within = unitsAbove(unit, code)
  return { code, name: unit(code)?.name ?? code, ...(within.length > 0 && { within }) }
}

/** The promises of the draft that are to be followed: in a tracked category, and not in the ledger already. */
const newPromises = (rules: Rules, handling: Handling): Draft['commitments'] => {
  const tracked = rules.profile.categories.find((c) => c.code === handling.draft?.category)?.tracked ?? false
  const known = new Set(handling.commitments.map((c) => canonical(c.item)))
  return tracked ? (handling.draft?.commitments ?? []).filter((c) => !known.has(canonical(c.item))) : []
}

const apply = (handling: Handling, facts: IssueFacts, version: number, deliveries?: Deliveries): void => {
  const { draft, signed, round, correcting } = handling
  if (!draft || !signed) return
  const { documentNumber, issuedOn, unit, faceToFace, contacted, metOn, contactedOn, dueOn, promises } = facts
  const { category, title, body, disclosure, referredTo } = draft
  handling.replies.push({
    version,
    round,
    category,
    title,
    body,
    disclosure,
    signedOn: signed.on,
    signedBy: signed.by,
    issuedOn,
    documentNumber,
    unit,
    dueOn,
    faceToFace,
    contacted,
    ...(metOn && { metOn }),
    ...(contactedOn && { contactedOn }),
    ...(deliveries && deliveries.length > 0 && { deliveries }),
    ...(referredTo && { referredTo }),
    ...(correcting && { corrects: correcting.documentNumber }),
  })
  handling.commitments.push(
    ...promises.map(({ id, item, unit, dueOn: by }) => ({
      id,
      item,
      unit,
      dueOn: by ?? null,
      firstDueOn: by ?? null,
      state: 'open' as const,
      round,
      ...(handling.beside && { later: true }),
    })),
  )
  if (promises.length > 0) handling.beside = true
  handling.correcting = undefined
  handling.stage = 'issued'
}

/** 发文: the office gives the letter its number and sends it. */
export const issue: StepDefinition = {
  step: 'issue',
  labels: { zh: '编号发文', en: 'Issue' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'clearance',
  assignee: lead('office'),
  outcomes: {
    issue: outcome({
      labels: { zh: '发文', en: 'Issue' },
      form: Issue,
      decide,
      apply: (_, { handling, form, facts, version }) => {
        if (handling) apply(handling, facts as IssueFacts, version, form.deliveries)
      },
    }),
  },
}
