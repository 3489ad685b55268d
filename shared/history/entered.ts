import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { UnitCode } from '../case/ids.ts'
import { Text } from '../case/text.ts'

/** An entered handling as the log keeps it: what people said, and what the rules made of it (limits, issuer, what counts as 面商). */
export const EnteredRecord = z.object({
  id: z.string(),
  unit: z.object({ code: UnitCode, name: z.string(), within: z.array(z.string()).optional() }),
  co: z.array(UnitCode),
  part: z.string().optional(),
  assignedOn: Day,
  /** With what was granted; `firstDueOn` by the place's rules. Null where the place sets no limit. */
  dueOn: Day.nullable(),
  firstDueOn: Day.nullable(),
  /** Absent: nobody knows. `meets` says that it counts as face to face here. */
  contacts: z.array(z.object({ mode: z.string(), on: Day, meets: z.boolean() })).optional(),
  reply: z.object({
    category: z.string(),
    title: Text,
    body: Text,
    documentNumber: z.string().optional(),
    issuedOn: Day,
    signedBy: z.string().optional(),
    disclosure: z.enum(['open', 'on-request', 'closed']),
    publishedOn: Day.optional(),
    indexNumber: z.string().optional(),
  }),
  rating: z.object({ attitude: z.string(), result: z.string(), on: Day, comments: Text.optional() }).optional(),
  /** The window ended on this day without a rating. */
  unratedOn: Day.optional(),
  commitments: z.array(
    z.object({
      id: z.string(),
      item: Text,
      unit: UnitCode,
      dueOn: Day.nullable(),
      state: z.enum(['open', 'fulfilled', 'abandoned']),
      fulfilledOn: Day.optional(),
    }),
  ),
})
export type EnteredRecord = z.infer<typeof EnteredRecord>
