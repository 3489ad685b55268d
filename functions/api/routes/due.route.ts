import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { caseBefore, type Explanation, explainStep } from '../../../shared/case/decide/explain-step.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { readCase } from '../acts/read-case.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
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

/** A step that is open, or as it stood when it ended. */
const stepOf = async ({ store }: ApiDeps, state: CaseState, stepId: string) => {
  const open = state.openSteps.find((s) => s.stepId === stepId)
  if (open) return { state, open }
  const ended = Object.hasOwn(state.completed, stepId) || state.cancelled.includes(stepId)
  const before = ended ? caseBefore(await store.read(state.id), stepId) : undefined
  if (!before) throw new Refusal('NOT_FOUND', '这件建议没有这一步')
  return before
}

/** The case with the long reasons of what was put off in place; other long texts are not needed. */
const withReasons = async ({ store }: ApiDeps, state: CaseState, { handling: id }: OpenStep): Promise<CaseState> => {
  const handling = state.handlings.find((h) => h.id === id)
  const refs = textRefs([handling?.extensions, handling?.commitments.map((c) => c.rescheduled)])
  return refs.length > 0 ? attachTexts(state, await store.getTexts(state.id, refs)) : state
}

export const dueRoute = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(dueStepRoute, async (c) => {
    const { id, stepId } = c.req.valid('param')
    const { state, rules } = await readCase(deps, id, c.var.actor)
    const found = await stepOf(deps, state, stepId)
    const endedAt = 'endedAt' in found ? found.endedAt : undefined
    const session = (await deps.rules.sessions()).find((s) => s.id === state.suggestion.session)
    const at = endedAt === undefined ? rules : { ...rules, now: new Date(endedAt) }
    const then = await withReasons(deps, found.state, found.open)
    const explanation: Explanation = explainStep(then, at, found.open, session?.overrides)
    const { step, openedAt } = found.open
    return c.json({ stepId, step, openedAt, ...(endedAt && { endedAt }), ...explanation }, 200)
  })
