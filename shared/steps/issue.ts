import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import type { CaseEvent } from '../case/events.ts'
import { stepIdOf } from '../case/ids.ts'
import { invalid } from '../case/refusal.ts'
import type { Commitment, Handling } from '../case/state.ts'
import { lead } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { dueOf } from './due.ts'
import { Day, Line } from './forms.ts'
import { publish } from './publish.ts'
import { recalled } from './recalled.ts'

/** A document number: prefix, year in 〔〕, serial without leading zero, as GB/T 9704 has it. */
export const documentNumber = /^[^〔〕#\s]+〔(\d{4})〕[1-9]\d*号$/

const Issue = z.strictObject({
  issuedOn: Day.optional(),
  documentNumber: z
    .string()
    .regex(documentNumber, '文号写作「前缀〔年份〕序号号」,例如 厦医保函〔2025〕33号')
    .optional(),
  deliveries: z
    .array(z.strictObject({ deputy: Line, on: Day, mode: Line }))
    .max(100)
    .optional(),
})

type IssueFacts = {
  documentNumber: string
  issuedOn: string
  faceToFace: boolean
  contacted: boolean
  dueOn: string | null
  commitments: string[]
}

/** 面商 before issue: held with a signer, in a mode that counts here, and recorded before the reply goes out. */
const metBefore = ({ state, handling, rules }: Act, issuedOn: string, modes: readonly string[] | null): boolean => {
  const signers = new Set(state.suggestion.deputies.map((d) => d.name))
  const counts = (mode: string) => !modes || modes.includes(mode)
  const own = [state.suggestion.delegation].filter((d) => d !== undefined)
  return (handling?.contacts ?? []).some(
    (c) =>
      counts(c.mode) &&
      c.on <= issuedOn &&
      c.on <= dayOf(rules.now) &&
      c.with.some((w) => signers.has(w) || own.includes(w)),
  )
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
  const tracked = rules.profile.categories.find((c) => c.code === handling.draft?.category)?.tracked ?? false
  const commitments = tracked ? handling.draft.commitments.map((_, i) => `c${handling.commitments.length + i + 1}`) : []
  const facts: IssueFacts = {
    documentNumber: form.documentNumber,
    issuedOn,
    faceToFace: metBefore(act, issuedOn, rules.profile.faceToFace.modes),
    contacted: metBefore(act, issuedOn, null),
    dueOn: handling.round > 1 ? (handling.redoDueOn ?? null) : handling.dueOn,
    commitments,
  }
  // One forwarded from above is answered upwards and stays outside satisfaction and feedback.
  const rated = state.suggestion.kind !== 'forwarded'
  const left = afterRating(rules, handling)
  return {
    facts,
    route: { rated, commitments, ...left },
    events: [
      ...(handling.draft.disclosure === 'open' ? [openPublish(act)] : []),
      ...(rated ? [] : closeIfDone(state, handling, left)),
    ],
  }
}

/** Publishing runs beside the evaluation and blocks nothing, so the issuing itself opens it. */
const openPublish = (act: Act): CaseEvent => {
  const { state, handling } = act
  const cause = state.version + 1
  return {
    type: 'StepOpened',
    stepId: stepIdOf({ suggestion: state.id, handling: handling?.id, step: publish.step, cause }),
    step: publish.step,
    handling: handling?.id,
    assignee: publish.assignee(act),
    cause,
    ...dueOf(publish, act),
  }
}

const apply = (handling: Handling, facts: IssueFacts, version: number): void => {
  const { draft, signed, round } = handling
  if (!draft || !signed) return
  const { documentNumber, issuedOn, faceToFace, contacted, dueOn, commitments } = facts
  const { category, title, body, disclosure } = draft
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
    dueOn,
    faceToFace,
    contacted,
  })
  for (const [i, id] of commitments.entries()) {
    const promised = draft.commitments[i]
    if (promised) handling.commitments.push(promise(id, promised, round))
  }
  handling.stage = 'issued'
}

const promise = (
  id: string,
  { item, unit, dueOn }: { item: Commitment['item']; unit: string; dueOn?: string },
  round: number,
): Commitment => ({
  id,
  item,
  unit,
  dueOn: dueOn ?? null,
  firstDueOn: dueOn ?? null,
  state: 'open',
  round,
})

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
      apply: (_, { handling, facts, version }) => {
        if (handling) apply(handling, facts as IssueFacts, version)
      },
    }),
    recalled,
  },
}
