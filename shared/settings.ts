import * as z from 'zod'
import { Day } from './calendar/index.ts'
import { SessionId, UnitCode } from './case/ids.ts'

const Line = z.string().trim().min(1, '请填写').max(200, '至多 200 字')

export const UnitKind = z.enum([
  'government',
  'district',
  'congress',
  'supervision',
  'court',
  'procuratorate',
  'party',
  'other',
])

/** What an admin sets of a unit. `docPrefix` begins its document numbers; `successor` takes its work when it is dissolved;
 * `levels` is how often a draft is cleared (default 1: the office). */
export const UnitInput = z.strictObject({
  name: Line,
  kind: UnitKind,
  letterhead: Line,
  docPrefix: Line.max(20, '至多 20 字').regex(/^[^#\s〔〕]+$/, '文号前缀不含空格、# 和括号'),
  parent: UnitCode.optional(),
  sections: z.array(Line).max(100).optional(),
  active: z.boolean().optional(),
  successor: UnitCode.optional(),
  levels: z.int().min(1).max(5).optional(),
})
export type UnitInput = z.infer<typeof UnitInput>

export const Unit = UnitInput.extend({ code: UnitCode, active: z.boolean() })
export type Unit = z.infer<typeof Unit>

/** A single value of the profile that a session sets otherwise, and why. */
export const Override = z.strictObject({ path: Line, value: z.json(), reason: Line })

export const SessionInput = z.strictObject({
  name: Line,
  profile: Line,
  opensOn: Day,
  closesOn: Day,
  overrides: z.array(Override).max(50).optional(),
})
export type SessionInput = z.infer<typeof SessionInput>

export const Session = SessionInput.extend({ id: SessionId })
export type Session = z.infer<typeof Session>
