import * as z from 'zod'
import { CalendarNotice, Day } from './calendar/index.ts'
import { Duty } from './case/actor.ts'
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

/** What an admin sets of a session. `termEndsOn` is the last day of its congress's term (换届); promises still open then are explained. */
export const SessionInput = z.strictObject({
  name: Line,
  profile: Line,
  opensOn: Day,
  closesOn: Day,
  termEndsOn: Day.optional(),
  overrides: z.array(Override).max(50).optional(),
})
export type SessionInput = z.infer<typeof SessionInput>

export const Session = SessionInput.extend({ id: SessionId })
export type Session = z.infer<typeof Session>

/**
 * What an admin sets of a person, so that work does not wait for somebody who has left. Sign-in and rights come from the
 * token alone. `level` is a reviewer's level of clearance.
 */
export const PersonInput = z.strictObject({
  name: Line,
  role: z.enum(['secretariat', 'inspector', 'committee', 'unit', 'leader', 'admin']),
  unit: UnitCode.optional(),
  section: Line.optional(),
  duties: z.array(Duty).max(4).optional(),
  level: z.int().min(2).max(5).optional(),
  email: z.email('邮箱地址不完整').optional(),
  active: z.boolean().optional(),
})
export type PersonInput = z.infer<typeof PersonInput>

/** A person by the subject of their token. `formerUnits` are those that they were moved away from. */
export const Person = PersonInput.extend({
  sub: z.string(),
  active: z.boolean(),
  formerUnits: z.array(UnitCode).optional(),
})
export type Person = z.infer<typeof Person>

/**
 * A calendar notice as it was loaded; `loadedAt` (ISO 8601 with offset) is also its revision. `earlier` are the contents
 * of that year by which open steps may still be counted, oldest first; null: what comes with the system, if anything.
 */
export const LoadedNotice = CalendarNotice.extend({
  year: z.int(),
  loadedAt: z.string(),
  earlier: z.array(CalendarNotice.nullable()),
})
export type LoadedNotice = z.infer<typeof LoadedNotice>

/** The job under which the sweep works off a year's calendar notice; its revision is `loadedAt`. */
export const noticeJob = (year: number): string => `notice#${year}`
