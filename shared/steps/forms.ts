import * as z from 'zod'
import { Day, dayOf } from '../calendar/index.ts'
import { UnitCode } from '../case/ids.ts'
import { invalid } from '../case/refusal.ts'
import type { Rules } from '../rules.ts'

/** No fields. */
export const Empty = z.strictObject({})

/** Something said in words; blanks alone do not count. Up to 100,000 characters, so that one stays below DynamoDB's 400 KB. */
export const Words = z.string().trim().min(1, '请填写').max(100_000, '至多 10 万字')

/** A short line, such as a name. */
export const Line = z.string().trim().min(1, '请填写').max(200, '至多 200 字')

export { Day, UnitCode }

export const ContactMode = z.enum([
  'face-to-face',
  'forum',
  'visit',
  'field-study',
  'video',
  'phone',
  'letter',
  'email',
  'other',
])
export type ContactMode = z.infer<typeof ContactMode>

/** A held contact. */
export const ContactForm = z.strictObject({
  mode: ContactMode,
  on: Day,
  with: z.array(Line).min(1, '请写明与谁联络').max(50),
  summary: Words,
})
export type ContactForm = z.infer<typeof ContactForm>

/** Refuses a day after today: what is recorded has happened. */
export const notAfterToday = (rules: Rules, path: string, on: string): void => {
  if (on > dayOf(rules.now)) throw invalid(path, '日期不能晚于今天')
}

/** Refuses a code that names no active unit. */
export const knownUnit = (rules: Rules, path: string, code: string): void => {
  const unit = rules.unit(code)
  if (!unit) throw invalid(path, `没有代码为「${code}」的单位`)
  if (!unit.active) throw invalid(path, `单位「${unit.name}」已停用，请改选其他单位`)
}
