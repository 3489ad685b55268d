import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SubmitInput } from '../../../shared/case/decide/submit.ts'
import { SessionId, SuggestionKind, UnitCode } from '../../../shared/case/ids.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import { wordsOf } from '../../../shared/search/words.ts'
import { readCase } from '../acts/read-case.ts'
import { submitSuggestion } from '../acts/submit-suggestion.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { scanCursor, scanRows } from '../lists/scan.ts'
import { searchCursor, searchRows } from '../lists/search.ts'
import { refuseInput } from '../validation.ts'
import { caseView, viewOf } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, OpenStepSchema, refusals, security } from './shapes.ts'

const Created = z.object({ id: z.string(), stage: z.string(), openSteps: z.array(OpenStepSchema) })

const submitRoute = createRoute({
  method: 'post',
  path: '/',
  security,
  summary: 'Submit a suggestion (提出建议)',
  request: { body: body(SubmitInput) },
  responses: { 201: json(Created, 'The case has begun'), ...refusals },
})

/** More would only make the index read more. */
const longest = { question: 100, words: 8 }

const Listing = z.strictObject({
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
const ListRow = z.looseObject({ id: z.string(), title: z.string(), stage: z.string() })

const listRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'List suggestions that the caller may read',
  request: { query: Listing },
  responses: {
    200: json(
      z.object({ items: z.array(ListRow), cursor: z.string().optional() }),
      'A page of rows. With a cursor there may be more, also where a search gave fewer than `limit`',
    ),
    ...refusals,
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/{id}',
  security,
  summary: 'Read one suggestion',
  request: { params: IdParam },
  responses: { 200: json(CaseSchema, 'The case as it is now'), ...refusals },
})

export const suggestions = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(submitRoute, async (c) => {
      const input = c.req.valid('json')
      const state = await submitSuggestion(deps, input, c.var.actor, requestKey(c, input))
      const view = await viewOf(deps, state)
      return c.json({ id: view.id, stage: view.stage, openSteps: view.openSteps }, 201)
    })
    .openapi(readRoute, async (c) => {
      const { state, rules } = await readCase(deps, c.req.valid('param').id, c.var.actor)
      return c.json((await caseView(deps.store, state, rules)) as CaseBody, 200)
    })
    .openapi(listRoute, async (c) => {
      const { q = '', limit, cursor, ...filters } = c.req.valid('query')
      const words = wordsOf(q)
      const searching = words.length > 0
      if (cursor && searching !== searchCursor.test(cursor)) throw invalid('cursor', '请使用上一页给出的 cursor')
      const page = { limit, ...(cursor && { cursor }) }
      const found = searching
        ? await searchRows(deps, c.var.actor, words, filters, page)
        : await scanRows(deps, c.var.actor, filters, page)
      return c.json(found, 200)
    })
