import * as z from 'zod'
import { Day } from '../../calendar/index.ts'
import type { Rules } from '../../rules.ts'
import { Line, notAfterToday, Words } from '../../steps/forms.ts'
import type { CaseEvent } from '../events.ts'
import { SessionId, SuggestionKind, SuggestionNumber, suggestionId, UnitCode } from '../ids.ts'
import { invalid } from '../refusal.ts'
import type { Signer } from '../suggestion.ts'

/** A deputy as submitted. Phone and e-mail go beside the log, never into it. */
export const DeputyInput = z.strictObject({
  name: Line,
  delegation: Line.optional(),
  phone: z
    .string()
    .regex(/^[+\d][\d\- ]{4,24}$/, '电话写作数字，例如 13800000000')
    .optional(),
  email: z.email('邮箱地址不完整').optional(),
  lead: z.boolean().optional(),
})
export type DeputyInput = z.infer<typeof DeputyInput>

export const SubmitInput = z.strictObject({
  session: SessionId,
  number: SuggestionNumber,
  kind: SuggestionKind,
  title: Line,
  body: Words,
  topics: z.array(Line).max(20),
  deputies: z
    .array(DeputyInput)
    .min(1, '至少一名代表')
    .max(100)
    .refine((all) => all.filter((d) => d.lead).length <= 1, '领衔代表只有一名')
    .refine((all) => new Set(all.map((d) => d.name)).size === all.length, '代表姓名重复'),
  delegation: Line.optional(),
  disclosure: z.enum(['full', 'title-only', 'none']),
  receivedOn: Day,
  proposedUnits: z.array(UnitCode).max(20).optional(),
  confidential: z.enum(['identity', 'content']).optional(),
  visibleTo: z.array(Line).max(100).optional(),
  origin: z.strictObject({ body: Line, number: Line, dueOn: Day.optional() }).optional(),
})
export type SubmitInput = z.infer<typeof SubmitInput>

/** How to reach a deputy, kept in an item of its own. */
export type PersonalData = { name: string; phone?: string; email?: string }

/** The signers as the log knows them; without a marked one the first is the lead. */
export const signersOf = ({ deputies }: { deputies: readonly Signer[] }): Signer[] => {
  const lead = Math.max(
    deputies.findIndex((d) => d.lead),
    0,
  )
  return deputies.map(({ name, delegation }, i) => ({
    name,
    ...(delegation && { delegation }),
    ...(i === lead && { lead: true }),
  }))
}

/** Phones and e-mails of those who gave any. */
export const personalOf = ({ deputies }: Pick<SubmitInput, 'deputies'>): PersonalData[] =>
  deputies
    .filter((d) => d.phone || d.email)
    .map(({ name, phone, email }) => ({ name, ...(phone && { phone }), ...(email && { email }) }))

/** A suggestion begins. `definition` is the published version of the workflow definition that new cases follow. */
export const submit = (
  input: SubmitInput,
  definition: number,
  rules: Rules,
): { id: string; events: CaseEvent[]; personal: PersonalData[] } => {
  notAfterToday(rules, 'receivedOn', input.receivedOn)
  if (input.confidential && !input.visibleTo?.length) throw invalid('visibleTo', '保密建议须写明可以查看的人')
  if (input.kind === 'forwarded' && !input.origin) throw invalid('origin', '上级转来的建议须写明来自哪个机关、编号')
  for (const [i, code] of (input.proposedUnits ?? []).entries())
    if (!rules.unit(code)) throw invalid(`proposedUnits.${i}`, `没有代码为「${code}」的单位`)
  return {
    id: suggestionId(input.session, input.kind, input.number),
    events: [{ type: 'Submitted', suggestion: { ...input, deputies: signersOf(input) }, definition }],
    personal: personalOf(input),
  }
}
