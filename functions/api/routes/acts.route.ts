import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import { ContactInput, recordContact } from '../../../shared/case/decide/record-contact.ts'
import { WithdrawInput, withdraw } from '../../../shared/case/decide/withdraw.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import type { Rules } from '../../../shared/rules.ts'
import { complete } from '../acts/complete.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { caseView } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, refusals, security } from './shapes.ts'

const answers = { 200: json(CaseSchema, 'The case as it is now'), ...refusals }

const stepRoute = createRoute({
  method: 'post',
  path: '/{id}/steps/{stepId}',
  security,
  summary: 'Complete a step: `outcome` and the form that the step catalogue has for it',
  request: { params: IdParam.extend({ stepId: z.string() }), body: body(z.looseObject({ outcome: z.string() })) },
  responses: answers,
})

const contactRoute = createRoute({
  method: 'post',
  path: '/{id}/contacts',
  security,
  summary: 'Record a contact with the deputy (联络沟通), any time while the handling is open',
  request: { params: IdParam, body: body(ContactInput) },
  responses: answers,
})

const withdrawRoute = createRoute({
  method: 'post',
  path: '/{id}/withdrawal',
  security,
  summary: 'Withdraw (撤回): all signers end it, some take their names off',
  request: { params: IdParam, body: body(WithdrawInput) },
  responses: answers,
})

const Personal = z.object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })
const deputiesRoute = createRoute({
  method: 'get',
  path: '/{id}/deputies',
  security,
  summary: 'Phones and e-mails of the deputies; each read is logged',
  request: { params: IdParam },
  responses: { 200: json(z.object({ deputies: z.array(Personal) }), 'How to reach them'), ...refusals },
})

/** Phones are for the secretariat, and the lead unit's office and officer while its handling is open. */
const readPersonal = (state: CaseState, actor: Actor): CaseEvent[] => {
  const open = (unit: string) => state.handlings.some((h) => h.unit === unit && h.stage !== 'closed')
  const allowed =
    actor.role === 'secretariat' ||
    (actor.role === 'unit' && open(actor.unit) && actor.duties.some((d) => d === 'office' || d === 'officer'))
  if (!allowed) throw new Refusal('FORBIDDEN', '代表的联系方式只供代表工作机构和主办单位经办人员查看')
  return [{ type: 'PersonalDataRead' }]
}

type Decide<I> = (state: CaseState, input: I, actor: Actor, rules: Rules) => CaseEvent[]

export const acts = (deps: ApiDeps) => {
  const act = async <I>(
    id: string,
    input: I,
    actor: Actor,
    request: RequestKey | undefined,
    decide: Decide<I>,
  ): Promise<CaseState> => {
    const done = await transact(
      { log: deps.store, rules: deps.rules },
      { id, actor, request, decide: (state, rules) => decide(assertReadable(state, actor), input, actor, rules) },
    )
    return assertReadable(done?.state, actor)
  }
  const view = async (state: CaseState) =>
    (await caseView(deps.store, state, await deps.rules.rulesFor(state.suggestion.session))) as CaseBody

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(stepRoute, async (c) => {
      const { id, stepId } = c.req.valid('param')
      const { outcome, ...form } = c.req.valid('json')
      const request = requestKey(c, { outcome, ...form })
      return c.json(
        await view(await complete(deps, { id, completion: { stepId, outcome, form }, actor: c.var.actor, request })),
        200,
      )
    })
    .openapi(contactRoute, async (c) => {
      const input = c.req.valid('json')
      return c.json(
        await view(await act(c.req.valid('param').id, input, c.var.actor, requestKey(c, input), recordContact)),
        200,
      )
    })
    .openapi(withdrawRoute, async (c) => {
      const input = c.req.valid('json')
      return c.json(
        await view(await act(c.req.valid('param').id, input, c.var.actor, requestKey(c, input), withdraw)),
        200,
      )
    })
    .openapi(deputiesRoute, async (c) => {
      const { id } = c.req.valid('param')
      await act(id, undefined, c.var.actor, undefined, (state, _, actor) => readPersonal(state, actor))
      return c.json({ deputies: await deps.store.getPersonal(id) }, 200, { 'cache-control': 'no-store' })
    })
}
