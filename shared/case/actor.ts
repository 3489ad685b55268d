import * as z from 'zod'
import { UnitCode } from './ids.ts'

export const Duty = z.enum(['office', 'officer', 'head', 'reviewer'])
export type Duty = z.infer<typeof Duty>

/**
 * Who acts: a person with a role by the token's claims, or the system itself.
 * `scope` are the unit kinds that a secretariat decides on; absent means all.
 */
export const Actor = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('secretariat'),
    sub: z.string(),
    name: z.string().optional(),
    scope: z.array(z.string()).optional(),
  }),
  z.object({ role: z.literal('inspector'), sub: z.string(), name: z.string().optional() }),
  z.object({
    role: z.literal('committee'),
    sub: z.string(),
    name: z.string().optional(),
    committee: z.string().optional(),
  }),
  z.object({
    role: z.literal('unit'),
    sub: z.string(),
    name: z.string().optional(),
    unit: UnitCode,
    duties: z.array(Duty),
    /** Of a reviewer: which level of clearance is theirs, from 2 on; the office is the first. */
    level: z.number().int().optional(),
  }),
  z.object({ role: z.literal('leader'), sub: z.string(), name: z.string().optional() }),
  z.object({ role: z.literal('admin'), sub: z.string(), name: z.string().optional() }),
  // A deputy comes by a personal link, bound to one case and one purpose; only the lead signer may answer.
  z.object({
    role: z.literal('deputy'),
    sub: z.string(),
    name: z.string(),
    suggestion: z.string(),
    lead: z.boolean(),
    stepId: z.string().optional(),
  }),
  z.object({ role: z.literal('system'), part: z.enum(['workflow', 'relay', 'sweep']) }),
])
export type Actor = z.infer<typeof Actor>

/**
 * Whom an open step waits for. `also` are duties that may act beside `duty`; `officer` is the person to whom the
 * office gave the work, `level` the level of clearance, `committee` the one that supervises the case.
 */
export const Assignee = z.object({
  role: z.enum(['secretariat', 'inspector', 'unit', 'system']),
  unit: UnitCode.optional(),
  duty: Duty.optional(),
  also: z.array(Duty).optional(),
  officer: z.string().optional(),
  level: z.number().int().optional(),
  committee: z.string().optional(),
  scope: z.array(z.string()).optional(),
})
export type Assignee = z.infer<typeof Assignee>
