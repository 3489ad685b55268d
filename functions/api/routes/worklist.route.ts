import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Day } from '../../../shared/calendar/index.ts'
import { UnitCode } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { catalogue } from '../../../shared/steps/catalogue.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { workPage } from '../lists/work-items.ts'
import { workOf } from '../lists/worklist.ts'
import { refuseInput } from '../validation.ts'
import { json, OpenStepSchema, refusals, security } from './shapes.ts'

const Item = OpenStepSchema.extend({
  suggestion: z.string(),
  number: z.string(),
  title: z.string(),
  unattended: z.enum(['unit', 'officer']).optional(),
})

const Query = z.strictObject({
  light: z.enum(['green', 'yellow', 'red', 'overdue']).optional(),
  step: z
    .string()
    .refine((name) => Object.hasOwn(catalogue, name), '没有这样的环节')
    .optional()
    .openapi({ description: 'A step of the catalogue, such as `draft`' }),
  unit: UnitCode.optional().openapi({ description: 'The lead unit of the handling' }),
  dueBefore: Day.optional().openapi({ description: 'Due before that day' }),
  unattended: z
    .enum(['true'])
    .optional()
    .openapi({ description: 'For the secretariat: the steps that wait for a unit or an officer who is gone' }),
  limit: z.coerce.number().int().min(1).max(200).default(200),
  cursor: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?~[\w.-]+$/, '请使用上一页给出的 cursor')
    .optional(),
})

const worklistRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'The caller’s worklist (我的工作), most urgent first',
  request: { query: Query },
  responses: {
    200: json(
      z.object({ items: z.array(Item), cursor: z.string().optional() }),
      'Open steps that wait for the caller; a cursor is the last of them, and leads to what is less urgent',
    ),
    ...refusals,
  },
})

export const worklist = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(worklistRoute, async (c) => {
    const { limit, cursor, unattended, ...filters } = c.req.valid('query')
    const { actor } = c.var
    if (unattended && actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '无人承办的步骤由代表工作机构查看')
    const { open } = await workOf(deps, actor, { ...filters, ...(unattended && { unattended: true }) })
    return c.json(workPage(open, limit, cursor).page, 200)
  })
