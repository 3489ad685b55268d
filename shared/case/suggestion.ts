import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { SessionId, SuggestionKind, SuggestionNumber, UnitCode } from './ids.ts'
import { Text } from './text.ts'

/** A signer as the log knows one: no phone and no e-mail, which are kept apart from the log. */
export const Signer = z.object({
  name: z.string(),
  delegation: z.string().optional(),
  lead: z.boolean().optional(),
})
export type Signer = z.infer<typeof Signer>

/** What was submitted, as the log records it. */
export const Suggestion = z.object({
  session: SessionId,
  number: SuggestionNumber,
  kind: SuggestionKind,
  title: Text,
  body: Text,
  topics: z.array(z.string()),
  deputies: z.array(Signer),
  delegation: z.string().optional(),
  disclosure: z.enum(['full', 'title-only', 'none']),
  receivedOn: Day,
  proposedUnits: z.array(UnitCode).optional(),
  confidential: z.enum(['identity', 'content']).optional(),
  visibleTo: z.array(z.string()).optional(),
  origin: z.object({ body: z.string(), number: z.string(), dueOn: Day.optional() }).optional(),
})
export type Suggestion = z.infer<typeof Suggestion>
