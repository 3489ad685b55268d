import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '../../../shared/case/actor.ts'
import { SessionId, UnitCode } from '../../../shared/case/ids.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { effectiveProfile, Profile, ProfileError, profileNamed, profiles } from '../../../shared/profiles/index.ts'
import { Override, Session, SessionInput, Unit, UnitInput } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { body, json, refusals, security } from './shapes.ts'

const admin = (actor: Actor): void => {
  if (actor.role !== 'admin') throw new Refusal('FORBIDDEN', '单位和届次由管理员设置')
}

/** Any JSON: a type of its own in the OpenAPI document, whose generator would follow the recursive schema for ever. */
const overrides = z
  .array(
    Override.extend({ value: z.json().openapi({ type: ['null', 'boolean', 'number', 'string', 'array', 'object'] }) }),
  )
  .max(50)
  .optional()
const SessionBody = SessionInput.extend({ overrides })
const SessionAnswer = Session.extend({ overrides })

const putUnitRoute = createRoute({
  method: 'put',
  path: '/units/{code}',
  security,
  summary: 'Set a unit (承办单位)',
  request: { params: z.object({ code: UnitCode }), body: body(UnitInput) },
  responses: { 200: json(Unit, 'The unit'), ...refusals },
})
const listUnitsRoute = createRoute({
  method: 'get',
  path: '/units',
  security,
  summary: 'All units',
  responses: { 200: json(z.object({ items: z.array(Unit) }), 'The units'), ...refusals },
})
const putSessionRoute = createRoute({
  method: 'put',
  path: '/sessions/{id}',
  security,
  summary: 'Set a session (届次) and the profile of its place',
  request: { params: z.object({ id: SessionId }), body: body(SessionBody) },
  responses: { 200: json(SessionAnswer, 'The session'), ...refusals },
})
const listSessionsRoute = createRoute({
  method: 'get',
  path: '/sessions',
  security,
  summary: 'All sessions',
  responses: { 200: json(z.object({ items: z.array(SessionAnswer) }), 'The sessions'), ...refusals },
})
const profilesRoute = createRoute({
  method: 'get',
  path: '/profiles',
  security,
  summary: 'The profiles that come with the system',
  responses: { 200: json(z.object({ items: z.array(Profile) }), 'Limits with their articles'), ...refusals },
})
const profileRoute = createRoute({
  method: 'get',
  path: '/profiles/{name}',
  security,
  summary: 'One profile: every limit and choice with the article behind it',
  request: { params: z.object({ name: z.string() }) },
  responses: { 200: json(Profile, 'The profile'), ...refusals },
})

/** A session's profile exists and takes its overrides, and the session ends after it begins. */
const checkSession = (input: SessionInput): void => {
  const profile = profileNamed(input.profile)
  if (!profile) throw invalid('profile', `没有「${input.profile}」这套规则,可选 ${Object.keys(profiles).join('、')}`)
  if (input.closesOn < input.opensOn) throw invalid('closesOn', '闭幕日期不能早于开幕日期')
  try {
    effectiveProfile(profile, input.overrides ?? [])
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    const wrong = (input.overrides ?? []).findIndex((o) => error.path === o.path || error.path.startsWith(`${o.path}.`))
    const path = wrong === -1 ? 'overrides' : `overrides.${wrong}`
    const message = `「${error.path}」不能这样设定`
    throw new Refusal('INVALID', '有内容需要改正', [{ path, message }], { cause: error })
  }
}

export const settingsRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putUnitRoute, async (c) => {
      admin(c.var.actor)
      const { code } = c.req.valid('param')
      const input = c.req.valid('json')
      const units = await deps.rules.units()
      for (const field of ['parent', 'successor'] as const)
        if (input[field] && !units.some((u) => u.code === input[field]))
          throw invalid(field, `没有代码为「${input[field]}」的单位`)
      const unit: Unit = { ...input, code, active: input.active ?? true }
      await deps.store.putUnit(unit)
      deps.rules.forget()
      return c.json(unit, 200)
    })
    .openapi(listUnitsRoute, async (c) => c.json({ items: [...(await deps.rules.units())] }, 200))
    .openapi(putSessionRoute, async (c) => {
      admin(c.var.actor)
      const input = c.req.valid('json')
      checkSession(input)
      const session: Session = { ...input, id: c.req.valid('param').id }
      await deps.store.putSession(session)
      deps.rules.forget()
      return c.json(session, 200)
    })
    .openapi(listSessionsRoute, async (c) => c.json({ items: [...(await deps.rules.sessions())] }, 200))
    .openapi(profilesRoute, (c) => c.json({ items: Object.values(profiles) }, 200))
    .openapi(profileRoute, (c) => {
      const profile = profileNamed(c.req.valid('param').name)
      if (!profile) throw new Refusal('NOT_FOUND', '没有这套规则')
      return c.json(profile, 200)
    })
