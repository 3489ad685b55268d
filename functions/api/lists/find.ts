import { z } from '@hono/zod-openapi'
import type { Actor } from '../../../shared/case/actor.ts'
import { SessionId, SuggestionKind, UnitCode } from '../../../shared/case/ids.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import type { ApiDeps } from '../deps.ts'
import type { Page } from './page.ts'
import { scanCursor, scanRows } from './scan.ts'
import { searchCursor, searchRows } from './search.ts'

/** More would only make the index read more. */
const longest = { question: 100, words: 8 }

/** What a list of suggestions is asked for by. */
export const Listing = z.strictObject({
  session: SessionId.optional(),
  unit: UnitCode.optional(),
  topic: z.string().optional(),
  stage: z.enum(['intake', 'assignment', 'handling', 'closed']).optional(),
  light: z.enum(['green', 'yellow', 'red', 'overdue']).optional(),
  kind: SuggestionKind.optional(),
  key: z
    .enum(['true', 'false'])
    .transform((v) => v === 'true')
    .optional()
    .openapi({ description: 'Key-supervised (重点督办) or not' }),
  deputy: z.string().optional().openapi({ description: 'The lead deputy’s name' }),
  q: z
    .string()
    .max(longest.question, `至多 ${longest.question} 字`)
    .refine((q) => wordsOf(q).length <= longest.words, `至多 ${longest.words} 个词`)
    .optional()
    .openapi({
      description: 'Words between spaces, each of which is in the title or the text, or is the number; newest first',
    }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .refine((cursor) => scanCursor.test(cursor) || searchCursor.test(cursor), '请使用上一页给出的 cursor')
    .optional(),
})
export type Listing = z.infer<typeof Listing>

/** The suggestions that the caller may read and asks for: by words from the index, else in order. */
export const findRows = async (
  deps: ApiDeps,
  actor: Actor,
  { q = '', limit, cursor, ...filters }: Listing,
): Promise<Page> => {
  const words = wordsOf(q)
  const searching = words.length > 0
  if (cursor && searching !== searchCursor.test(cursor)) throw invalid('cursor', '请使用上一页给出的 cursor')
  const page = { limit, ...(cursor && { cursor }) }
  return searching ? searchRows(deps, actor, words, filters, page) : scanRows(deps, actor, filters, page)
}
