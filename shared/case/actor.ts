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
  }),
  z.object({ role: z.literal('leader'), sub: z.string(), name: z.string().optional() }),
  z.object({ role: z.literal('admin'), sub: z.string(), name: z.string().optional() }),
  z.object({ role: z.literal('system'), part: z.enum(['workflow', 'relay', 'sweep']) }),
])
export type Actor = z.infer<typeof Actor>

/** Whom an open step waits for. */
export const Assignee = z.object({
  role: z.enum(['secretariat', 'inspector', 'unit', 'system']),
  unit: UnitCode.optional(),
  duty: Duty.optional(),
  scope: z.array(z.string()).optional(),
})
export type Assignee = z.infer<typeof Assignee>
