import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { importSuggestions } from '../acts/import-suggestions.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { body, json, refusals, security } from './shapes.ts'

const Answer = z.object({
  accepted: z.number(),
  items: z.array(z.object({ row: z.number(), id: z.string(), change: z.enum(['created', 'updated', 'unchanged']) })),
  rejected: z.array(
    z.object({ row: z.number(), errors: z.array(z.object({ path: z.string(), message: z.string() })) }),
  ),
})

const importRoute = createRoute({
  method: 'post',
  path: '/suggestions',
  security,
  summary:
    'Take a ledger in: each row as in POST /api/suggestions; a number that is there already is brought up to date',
  request: { body: body(z.strictObject({ rows: z.array(z.unknown()).min(1).max(5000) })) },
  responses: { 200: json(Answer, 'What became of each row'), ...refusals },
})

export const imports = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(importRoute, async (c) => {
    const { rows } = c.req.valid('json')
    const { items, rejected } = await importSuggestions(deps, rows, c.var.actor)
    return c.json({ accepted: items.length, items, rejected }, 200)
  })
