import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import { SubmitInput } from '../../../shared/case/decide/submit.ts'
import { SessionId, UnitCode } from '../../../shared/case/ids.ts'
import { heirOf } from '../../../shared/organisation.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import { readCase } from '../acts/read-case.ts'
import { submitSuggestion } from '../acts/submit-suggestion.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
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

const Listing = z.strictObject({
  session: SessionId.optional(),
  unit: UnitCode.optional(),
  topic: z.string().optional(),
  stage: z.enum(['intake', 'assignment', 'handling', 'closed']).optional(),
  light: z.enum(['green', 'yellow', 'red', 'overdue']).optional(),
  q: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d+-\d+~[\w-]+$/, '请使用上一页给出的 cursor')
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
    200: json(z.object({ items: z.array(ListRow), cursor: z.string().optional() }), 'A page of rows'),
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

const worst = ['green', 'yellow', 'red', 'overdue'] as const

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
      const { session, unit, topic, stage, light, q, limit, cursor } = c.req.valid('query')
      const [fromSession, fromId] = cursor?.split('~') ?? []
      const sessions = (await deps.rules.sessions())
        .map((s) => s.id)
        .filter((id) => (!session || id === session) && (!fromSession || id >= fromSession))
      const items: z.infer<typeof ListRow>[] = []
      for (const id of sessions.sort()) {
        const rules = await deps.rules.rulesFor(id)
        let after = id === fromSession ? fromId : undefined
        for (;;) {
          const page = await deps.store.listRows(id, { limit: 200, ...(after !== undefined && { after }) })
          for (const row of page) {
            after = row.id
            if (!mayReadRow(row, c.var.actor, rules.unit)) continue
            const lights = row.openSteps.map((s) => lightOf(s.dueOn, rules))
            const urgency = worst.findLast((l) => lights.includes(l)) ?? 'green'
            if (unit && !row.units.some((code) => code === unit || heirOf(rules.unit, code) === unit)) continue
            if (topic && !row.topics.includes(topic)) continue
            if (stage && row.stage !== stage) continue
            if (light && urgency !== light) continue
            if (q && !row.title.includes(q)) continue
            const { confidential: _, units: __, nextActionAt: ___, generation: ____, ...shown } = row
            items.push({ ...shown, light: urgency })
            if (items.length === limit) return c.json({ items, cursor: `${id}~${row.id}` }, 200)
          }
          if (page.length < 200) break
        }
      }
      return c.json({ items }, 200)
    })
