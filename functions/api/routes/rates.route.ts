import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readFigures } from '../../../shared/rates/answer.ts'
import { explain } from '../../../shared/rates/explain.ts'
import { rateNames } from '../../../shared/rates/figures.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { DueQuery, dueBy } from '../figures/due.ts'
import { questionOf, RatesQuery, Selection } from '../figures/query.ts'
import { Answer, DueSchema, ExplanationSchema } from '../figures/shapes.ts'
import { refuseInput } from '../validation.ts'
import { json, refusals, security } from './shapes.ts'

const ratesRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'The rates (办复率、按期办结率、面商率、满意率 …) on any day, with numerator, denominator and basis',
  request: { query: RatesQuery },
  responses: { 200: json(Answer, 'The figures'), ...refusals },
})

const explainRoute = createRoute({
  method: 'get',
  path: '/explain',
  security,
  summary: 'The cases behind the numerator and the denominator of one rate, with the reason why each counts',
  request: {
    query: Selection.extend({
      rate: z.enum(rateNames),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
      cursor: z
        .string()
        .regex(/^[\w-]+\.\d+$/, '请使用上一页给出的 cursor')
        .optional(),
    }),
  },
  responses: {
    200: json(ExplanationSchema, 'The cases, in the order of their numbers; a cursor leads to those after them'),
    ...refusals,
  },
})

const dueRoute = createRoute({
  method: 'get',
  path: '/due',
  security,
  summary: 'Open handlings by light, and those that fall due by a day (周五前到期), the most urgent first',
  request: { query: DueQuery },
  responses: { 200: json(DueSchema, 'What is owed now'), ...refusals },
})

export const rates = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(ratesRoute, async (c) =>
      c.json(await readFigures(deps.store, await questionOf(deps, c.req.valid('query'), c.var.actor)), 200),
    )
    .openapi(explainRoute, async (c) => {
      const { rate, limit, cursor, ...selection } = c.req.valid('query')
      const question = await questionOf(deps, selection, c.var.actor)
      return c.json(await explain(deps.store, question, rate, { limit, ...(cursor && { cursor }) }), 200)
    })
    .openapi(dueRoute, async (c) => c.json(await dueBy(deps, c.req.valid('query'), c.var.actor), 200))
