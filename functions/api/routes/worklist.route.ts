import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '../../../shared/case/actor.ts'
import { inScope, waitsFor } from '../../../shared/case/decide/authorize.ts'
import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { unattended } from '../../../shared/organisation.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { choices } from '../views/case.view.ts'
import { json, OpenStepSchema, refusals, security } from './shapes.ts'

const Item = OpenStepSchema.extend({
  suggestion: z.string(),
  number: z.string(),
  title: z.string(),
  unattended: z.enum(['unit', 'officer']).optional(),
})

const worklistRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'The caller’s worklist (我的工作), most urgent first',
  request: {
    query: z.strictObject({
      light: z.enum(['green', 'yellow', 'red', 'overdue']).optional(),
      unattended: z
        .enum(['true'])
        .optional()
        .openapi({ description: 'For the secretariat: the steps that wait for a unit or an officer who is gone' }),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(Item) }), 'Open steps that wait for the caller'), ...refusals },
})

/** Whether the lead unit is in the scope of a secretariat's decisions. */
const decides = (actor: Actor, lead: string | undefined, { unit }: Rules): boolean =>
  actor.role === 'secretariat' && inScope(actor.scope, lead === undefined ? undefined : unit(lead))

export const worklist = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(worklistRoute, async (c) => {
    const { light: wanted, unattended: gone } = c.req.valid('query')
    const { actor } = c.var
    if (gone && actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '无人承办的步骤由代表工作机构查看')
    const items: z.infer<typeof Item>[] = []
    for (const { id: session } of await deps.rules.sessions()) {
      const rules = await deps.rules.rulesFor(session)
      for (const row of await deps.store.listRows(session, { limit: Number.MAX_SAFE_INTEGER })) {
        if (row.openSteps.length === 0 || !mayReadRow(row, actor, rules.unit)) continue
        for (const open of row.openSteps) {
          const lead = row.handlings.find((h) => h.id === open.handling)?.unit
          const why = unattended(open.assignee, rules)
          if (gone ? !why || !decides(actor, lead, rules) : !waitsFor(open, lead, actor, rules.unit)) continue
          const light = lightOf(open.dueOn, rules)
          if (wanted && light !== wanted) continue
          items.push({
            ...open,
            ...(why && { unattended: why }),
            suggestion: row.id,
            number: row.number,
            title: row.title,
            outcomes: choices(open.step),
            light,
            provisional: open.provisional ?? false,
          })
        }
      }
    }
    items.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.stepId.localeCompare(b.stepId))
    return c.json({ items }, 200)
  })
