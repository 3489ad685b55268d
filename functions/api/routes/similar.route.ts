import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SessionId } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { findSimilar } from '../lists/similar.ts'
import { refuseInput } from '../validation.ts'
import { json, refusals, security } from './shapes.ts'

/** The address of a request holds 10 KB at most, and a Chinese character takes nine bytes of it. */
const longest = { title: 200, body: 600 }

const Query = z.strictObject({
  title: z.string().trim().min(1, '请填写').max(longest.title, `至多 ${longest.title} 字`),
  body: z
    .string()
    .max(longest.body, `至多 ${longest.body} 字`)
    .optional()
    .openapi({ description: 'The beginning of the text; what the title says weighs first' }),
  session: SessionId.optional().openapi({ description: 'Only of this session' }),
})

const Similar = z
  .object({
    id: z.string(),
    number: z.string(),
    session: z.string(),
    title: z.string(),
    stage: z.string(),
    units: z.array(z.string()),
    score: z.number().openapi({ description: '0 to 1: which part of what tells the new one apart this one has too' }),
    words: z.array(z.string()).openapi({ description: 'Words that both have, the longest first' }),
  })
  .openapi('SimilarSuggestion')

const similarRoute = createRoute({
  method: 'get',
  path: '/similar',
  security,
  summary: 'Suggestions like one that is being entered (相似建议), across sessions, with the words that match',
  request: { query: Query },
  responses: {
    200: json(z.array(Similar), 'At most ten, the likeliest first; only what the caller may read'),
    ...refusals,
  },
})

export const similar = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(similarRoute, async (c) => {
    const { actor } = c.var
    if (actor.role !== 'secretariat' && actor.role !== 'unit')
      throw new Refusal('FORBIDDEN', '相似建议由代表工作机构和承办单位查看')
    return c.json(await findSimilar(deps, actor, c.req.valid('query')), 200)
  })
