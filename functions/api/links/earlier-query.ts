import { z } from '@hono/zod-openapi'
import { searchCursor } from '../lists/search.ts'

/** Which page of the earlier suggestions is asked for. */
export const EarlierQuery = z.strictObject({
  cursor: z.string().regex(searchCursor, '请使用上一页给出的 cursor').optional(),
})

const Session = z.object({ id: z.string(), name: z.string() })

/** What clients get of them. */
export const EarlierAnswer = z
  .object({
    known: z.boolean().openapi({ description: 'Whether a phone or an e-mail is kept beside the case of the link' }),
    items: z
      .array(
        z.looseObject({
          id: z.string(),
          session: Session,
          number: z.string(),
          title: z.string(),
          receivedOn: z.string(),
          stage: z.string(),
          closedAs: z.string().optional(),
          matchedBy: z.enum(['phone', 'email']),
          replies: z.array(
            z.object({
              unit: z.string(),
              issuedOn: z.string(),
              category: z.string(),
              categoryLabel: z.string(),
              page: z.string().optional().openapi({ description: 'Where everybody reads it, if it is public' }),
            }),
          ),
          rating: z.object({ attitude: z.string(), result: z.string(), on: z.string() }).optional(),
          promises: z.array(z.looseObject({ item: z.string(), unit: z.string(), state: z.string() })),
        }),
      )
      .openapi({ description: 'Of the same name and the same phone or e-mail, the newest first' }),
    namesakes: z
      .array(z.looseObject({ session: Session, number: z.string(), title: z.string(), page: z.string() }))
      .openapi({ description: 'Public replies that name a deputy of the same name, who may be another person' }),
    cursor: z.string().optional().openapi({ description: 'There may be more' }),
  })
  .openapi('EarlierSuggestions')
export type EarlierAnswer = z.infer<typeof EarlierAnswer>
