import { Hono } from 'hono'
import * as z from 'zod'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { isGone } from '../../../../shared/organisation.ts'
import { type Person, PersonInput } from '../../../../shared/settings.ts'
import { putPerson, Sub } from '../../settings/person.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { UnitList } from '../forms/field.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { choiceLabelOf } from '../forms/labels.ts'
import { admin as texts } from '../texts/admin.ts'
import { Frame, SettingForm } from './frame.page.tsx'
import { adminOnly, justSaved } from './place.ts'
import { type CameBack, sendSetting } from './send.ts'

const Form = PersonInput.omit({ active: true }).extend({ status: z.enum(['active', 'inactive']) })
const NewForm = z.strictObject({ sub: Sub, ...Form.shape })

const path = (sub: string): string => `/admin/people/${encodeURIComponent(sub)}`

/** 人员: entered so that work does not wait for somebody who has left. */
export const peopleAdmin = (deps: DeskDeps) => {
  const list = async (c: DeskContext) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].people
    const [all, units] = await Promise.all([deps.rules.people(), deps.rules.units()])
    const people = [...all].sort((a, b) => (a.unit ?? '').localeCompare(b.unit ?? '') || a.name.localeCompare(b.name))
    const byCode = new Map(units.map((u) => [u.code, u]))
    const nameOf = (code: string) => byCode.get(code)?.name ?? code
    const gone = units.filter((u) => isGone((code) => byCode.get(code), u.code))
    const label = (field: string, value: string) => choiceLabelOf(viewer.lang, 'set-person', field, value)
    return show(
      c,
      <Frame viewer={viewer} title={t.title} saved={justSaved(c)}>
        <p class="quiet">{t.hint}</p>
        <p class="actions">
          <a class="button second" href="/admin/people/new">
            {t.create}
          </a>
        </p>
        {gone.length > 0 && (
          <section>
            <h2>{t.gone}</h2>
            <p lang="zh-CN">{gone.map((u) => u.name).join('、')}</p>
            <p class="hint">{t.goneHint}</p>
          </section>
        )}
        {people.length === 0 ? (
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
              {people.map((person) => (
                <tr>
                  <td>
                    <a class="row" href={path(person.sub)} lang="zh-CN">
                      {person.name}
                    </a>
                  </td>
                  <td>{label('role', person.role)}</td>
                  <td lang="zh-CN">{person.unit && nameOf(person.unit)}</td>
                  <td>{person.duties?.map((duty) => label('duties', duty)).join('、')}</td>
                  <td class={person.active ? '' : 'quiet'}>
                    {person.active ? t.active : t.inactive}
                    {person.formerUnits && (
                      <span class="quiet small"> {t.former(person.formerUnits.map(nameOf).join('、'))}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Frame>,
    )
  }

  const form = async (c: DeskContext, person: Person | undefined, back?: CameBack) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].people
    const units = await deps.rules.units()
    const fields = fieldsOf(person ? Form : NewForm)
    const { active, ...known } = person ?? { active: true }
    const begun = toValues(fields, { role: 'unit', ...known, status: active ? 'active' : 'inactive' }, units)
    return show(
      c,
      <Frame viewer={viewer} title={person?.name ?? t.create} back={['/admin/people', t.back]}>
        <SettingForm
          viewer={viewer}
          fields={fields}
          values={back?.values ?? begun}
          context={{
            lang: viewer.lang,
            form: 'set-person',
            action: person ? path(person.sub) : '/admin/people/new',
            prefix: 'person',
            errors: errorsOnPage(fields, back?.errors ?? []),
            hints: t.hints,
          }}
          back={back !== undefined}
        />
        <UnitList units={units} />
      </Frame>,
      back?.status,
    )
  }

  const found = async (sub: string): Promise<Person> => {
    const person = (await deps.rules.people()).find((p) => p.sub === sub)
    if (!person) throw new Refusal('NOT_FOUND', '没有登记这个人员')
    return person
  }

  return new Hono<DeskEnv>()
    .get('/admin/people', list)
    .get('/admin/people/new', (c) => form(c, undefined))
    .post('/admin/people/new', async (c) => {
      const admin = adminOnly(c)
      const back = await sendSetting(deps, c, NewForm, async ({ sub, status, ...input }) => {
        if ((await deps.store.people({ fresh: true })).some((p) => p.sub === sub))
          throw new Refusal('CONFLICT', '这个人员已经登记', [{ path: 'sub', message: '这个人员已经登记' }])
        return putPerson(deps, admin, sub, { ...input, active: status === 'active' })
      })
      return back ? form(c, undefined, back) : c.redirect('/admin/people?saved', 303)
    })
    .get('/admin/people/:sub', async (c) => {
      adminOnly(c)
      return form(c, await found(c.req.param('sub')))
    })
    .post('/admin/people/:sub', async (c) => {
      const admin = adminOnly(c)
      const person = await found(c.req.param('sub'))
      const back = await sendSetting(deps, c, Form, ({ status, ...input }) =>
        putPerson(deps, admin, person.sub, { ...input, active: status === 'active' }),
      )
      return back ? form(c, person, back) : c.redirect('/admin/people?saved', 303)
    })
}
