import { Hono } from 'hono'
import * as z from 'zod'
import { SessionId } from '../../../../shared/case/ids.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { effectiveProfile, profileNamed, profiles } from '../../../../shared/profiles/index.ts'
import { type Session, SessionInput } from '../../../../shared/settings.ts'
import { putSession } from '../../settings/session.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { latestFirst } from '../lists/asked.ts'
import { admin as texts } from '../texts/admin.ts'
import { say } from '../texts/language.ts'
import { Frame, SettingForm } from './frame.page.tsx'
import { adminOnly, justSaved } from './place.ts'
import { differencesOf, Rules } from './rules.page.tsx'
import { type CameBack, sendSetting } from './send.ts'
import { meantBy, settable, typedOf } from './settable.ts'

const Line = z.string().trim().min(1, '请填写').max(200, '至多 200 字')
const overrides = z
  .array(z.strictObject({ path: Line, value: Line, reason: Line }))
  .max(50)
  .optional()
const Form = SessionInput.extend({ overrides })
const NewForm = z.strictObject({ id: SessionId, ...Form.shape })

const path = (id: string): string => `/admin/sessions/${encodeURIComponent(id)}`

/** The input of the API: values as they are meant. */
const inputOf = ({ overrides: typed = [], ...rest }: z.infer<typeof Form>): SessionInput =>
  SessionInput.parse({
    ...rest,
    ...(typed.length > 0 && { overrides: typed.map((o) => ({ ...o, value: meantBy(o.path, o.value) })) }),
  })

/** 届次和规定: sessions with what they set otherwise, and the rules of every place. */
export const sessionsAdmin = (deps: DeskDeps) => {
  const list = async (c: DeskContext) => {
    adminOnly(c)
    const { viewer } = c.var
    const { lang } = viewer
    const t = texts[lang].sessions
    const sessions = latestFirst(await deps.rules.sessions())
    const placeOf = (name: string) => {
      const profile = profileNamed(name)
      return profile ? say(lang, profile.rule.title) : name
    }
    return show(
      c,
      <Frame viewer={viewer} title={t.title} saved={justSaved(c)}>
        <p class="actions">
          <a class="button second" href="/admin/sessions/new">
            {t.create}
          </a>
        </p>
        {sessions.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <table class="rows">
            <caption class="hidden">{t.title}</caption>
            <thead>
              <tr>
                {Object.values(t.columns).map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <tr>
                  <td class="number">{session.id}</td>
                  <td class="wide">
                    <a class="row" href={path(session.id)} lang="zh-CN">
                      {session.name}
                    </a>
                  </td>
                  <td>{placeOf(session.profile)}</td>
                  <td class="number">{session.opensOn}</td>
                  <td class="number">{t.count(session.overrides?.length ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <h2>{t.profiles}</h2>
        <table class="rows">
          <caption class="hidden">{t.profiles}</caption>
          <thead>
            <tr>
              {Object.values(t.profileColumns).map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.values(profiles).map((profile) => (
              <tr>
                <td class="number">{say(lang, profile.place)}</td>
                <td class="wide">
                  <a class="row" href={`/admin/sessions/rules/${profile.name}`}>
                    {say(lang, profile.rule.title)}
                  </a>
                </td>
                <td class="number">{profile.rule.from}</td>
                <td class="number">{profile.name === 'national' ? '' : t.differences(differencesOf(profile))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>,
    )
  }

  const form = async (c: DeskContext, session: Session | undefined, back?: CameBack) => {
    adminOnly(c)
    const { viewer } = c.var
    const { lang } = viewer
    const t = texts[lang].sessions
    const fields = fieldsOf(session ? Form : NewForm)
    const typed = session?.overrides?.map((o) => ({ ...o, value: typedOf(o.path, o.value) }))
    const begun = toValues(fields, { ...session, ...(typed && { overrides: typed }) }, [])
    const others = (session?.overrides ?? []).filter((o) => settable.every((s) => s.path !== o.path))
    const profile = session && profileNamed(session.profile)
    return show(
      c,
      <Frame viewer={viewer} title={session?.name ?? t.create} back={['/admin/sessions', t.back]}>
        <SettingForm
          viewer={viewer}
          fields={fields}
          values={back?.values ?? begun}
          context={{
            lang,
            form: 'set-session',
            action: session ? path(session.id) : '/admin/sessions/new',
            prefix: 'session',
            errors: errorsOnPage(fields, back?.errors ?? []),
            hints: t.hints,
            options: {
              profile: Object.values(profiles).map((p) => ({
                value: p.name,
                label: say(lang, p.rule.title),
              })),
              path: [
                ...settable.map((s) => ({ value: s.path, label: say(lang, s.label) })),
                ...others.map((o) => ({ value: o.path, label: o.path })),
              ],
            },
          }}
          back={back !== undefined}
        />
        {profile && (
          <section>
            <h2>{t.effective}</h2>
            <Rules lang={lang} profile={effectiveProfile(profile, session.overrides ?? [])} level={3} />
          </section>
        )}
      </Frame>,
      back?.status,
    )
  }

  const found = async (id: string): Promise<Session> => {
    const session = (await deps.rules.sessions()).find((s) => s.id === id)
    if (!session) throw new Refusal('NOT_FOUND', '没有这个届次')
    return session
  }

  return new Hono<DeskEnv>()
    .get('/admin/sessions', list)
    .get('/admin/sessions/new', (c) => form(c, undefined))
    .post('/admin/sessions/new', async (c) => {
      const person = adminOnly(c)
      const back = await sendSetting(deps, c, NewForm, async ({ id, ...typed }) => {
        if ((await deps.store.sessions({ fresh: true })).some((s) => s.id === id))
          throw new Refusal('CONFLICT', '这个届次已经建立', [{ path: 'id', message: '这个届次已经建立' }])
        return putSession(deps, person, id, inputOf(typed))
      })
      return back ? form(c, undefined, back) : c.redirect('/admin/sessions?saved', 303)
    })
    .get('/admin/sessions/:id', async (c) => {
      adminOnly(c)
      return form(c, await found(c.req.param('id')))
    })
    .post('/admin/sessions/:id', async (c) => {
      const person = adminOnly(c)
      const session = await found(c.req.param('id'))
      const back = await sendSetting(deps, c, Form, (typed) => putSession(deps, person, session.id, inputOf(typed)))
      return back ? form(c, session, back) : c.redirect('/admin/sessions?saved', 303)
    })
    .get('/admin/sessions/rules/:name', (c) => {
      adminOnly(c)
      const { viewer } = c.var
      const { lang } = viewer
      const profile = profileNamed(c.req.param('name'))
      if (!profile) throw new Refusal('NOT_FOUND', '没有这套规定')
      return show(
        c,
        <Frame
          viewer={viewer}
          title={say(lang, profile.rule.title)}
          back={['/admin/sessions', texts[lang].sessions.back]}
        >
          <p class="quiet">
            {say(lang, profile.place)} {texts[lang].rules.since(profile.rule.from)}
          </p>
          <Rules lang={lang} profile={profile} level={2} />
        </Frame>,
      )
    })
}
