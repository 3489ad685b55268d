import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { unseal } from '../../../shared/case/commit.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { readCase } from '../acts/read-case.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { IdParam, json, refusals, security } from './shapes.ts'

const Entry = z.object({
  version: z.number(),
  at: z.string(),
  actor: z.looseObject({ role: z.string() }),
  events: z.array(z.looseObject({ type: z.string() })),
  hash: z.string(),
  previousHash: z.string(),
})

const logRoute = createRoute({
  method: 'get',
  path: '/{id}/log',
  security,
  summary: 'The whole log of a case (全流程留痕), oldest first',
  request: { params: IdParam },
  responses: { 200: json(z.array(Entry), 'Every commit, chained by hash'), ...refusals },
})

export const caseLogRoute = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(logRoute, async (c) => {
    const { id } = c.req.valid('param')
    await readCase(deps, id, c.var.actor)
    const log = await deps.store.read(id)
    const entries = log.map((sealed) => {
      const { version, at, actor, events, previousHash } = unseal(sealed)
      return { version, at, actor, events, hash: sealed.hash, previousHash }
    })
    return c.json(attachTexts(entries, await deps.store.getTexts(id, textRefs(entries))), 200)
  })
