import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readCase } from '../acts/read-case.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { dueView } from '../views/due.view.ts'
import { IdParam, json, refusals, security } from './shapes.ts'

const Day = z.string()
const Label = z.object({ zh: z.string(), en: z.string() })

const ExplanationSchema = z
  .object({
    stepId: z.string(),
    step: z.string(),
    openedAt: z.string(),
    endedAt: z.string().optional(),
    dueOn: Day.nullable(),
    light: z.enum(['green', 'yellow', 'red', 'overdue']),
    provisional: z.boolean(),
    start: Day.nullable(),
    startKind: z.enum(['assigned', 'received', 'issued', 'delivered', 'opened']).nullable(),
    limit: z.object({ count: z.int(), unit: z.enum(['workdays', 'days', 'months']), article: z.string() }).nullable(),
    rule: Label,
    counted: z.int().nullable(),
    skipped: z.array(Day),
    rolledFrom: Day.optional(),
    extensions: z.array(z.object({ from: Day.nullable(), to: Day, on: Day, reason: z.string() })),
    fixed: z.literal(true).optional(),
    recomputed: z.array(z.object({ from: Day, to: Day, notice: z.string(), on: Day })),
    override: z.object({ path: z.string(), reason: z.string() }).optional(),
    byPresentRules: Day.nullable().optional(),
    words: Label,
  })
  .openapi('DueExplanation')

const dueStepRoute = createRoute({
  method: 'get',
  path: '/{id}/steps/{stepId}/due',
  security,
  summary: 'How the due date of an open or ended step came about, in data and in words',
  request: { params: IdParam.extend({ stepId: z.string() }) },
  responses: { 200: json(ExplanationSchema, 'An ended step as of when it ended'), ...refusals },
})

export const dueRoute = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(dueStepRoute, async (c) => {
    const { id, stepId } = c.req.valid('param')
    return c.json(await dueView(deps, await readCase(deps, id, c.var.actor), stepId), 200)
  })
