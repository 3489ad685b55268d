import { Hono } from 'hono'
import * as z from 'zod'
import { UnitCode } from '../../../../shared/case/ids.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { heirOf } from '../../../../shared/organisation.ts'
import { type Unit, UnitInput } from '../../../../shared/settings.ts'
import { putUnit } from '../../settings/unit.ts'
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

const status = z.enum(['active', 'inactive'])
// A text of its own: a unit's code would be looked up among the units that there are.
const code = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, '单位代码由 1 至 32 个字母、数字、横线组成')
const Form = UnitInput.omit({ active: true }).extend({ status })
const NewForm = z.strictObject({ code, ...Form.shape })

const path = (of?: string): string => `/admin/units/${of === undefined ? '' : encodeURIComponent(of)}`

/** 单位: made, renamed, dissolved with a successor. */
export const unitsAdmin = (deps: DeskDeps) => {
  const list = async (c: DeskContext) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].units
    const units = [...(await deps.rules.units())].sort((a, b) => (a.code < b.code ? -1 : 1))
    const byCode = new Map(units.map((u) => [u.code, u]))
    const stateOf = (unit: Unit): string => {
      if (unit.active) return t.active
      const heir = byCode.get(heirOf((one) => byCode.get(one), unit.code))
      return t.inactive(heir?.active ? heir.name : '')
    }
    return show(
      c,
      <Frame viewer={viewer} title={t.title} saved={justSaved(c)}>
        <p class="actions">
          <a class="button second" href="/admin/units/new">
            {t.create}
          </a>
        </p>
        {units.length === 0 ? (
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
              {units.map((unit) => (
                <tr>
                  <td class="number">{unit.code}</td>
                  <td>
                    <a class="row" href={path(unit.code)} lang="zh-CN">
                      {unit.name}
                    </a>
                  </td>
                  <td>{choiceLabelOf(viewer.lang, 'set-unit', 'kind', unit.kind)}</td>
                  <td lang="zh-CN">{unit.docPrefix}</td>
                  <td class={unit.active ? '' : 'quiet'}>{stateOf(unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Frame>,
    )
  }

  const form = async (c: DeskContext, unit: Unit | undefined, back?: CameBack) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].units
    const units = await deps.rules.units()
    const fields = fieldsOf(unit ? Form : NewForm)
    const { active, ...known } = unit ?? { active: true }
    const begun = toValues(fields, { kind: 'government', ...known, status: active ? 'active' : 'inactive' }, units)
    return show(
      c,
      <Frame viewer={viewer} title={unit?.name ?? t.create} back={['/admin/units', t.back]}>
        <SettingForm
          viewer={viewer}
          fields={fields}
          values={back?.values ?? begun}
          context={{
            lang: viewer.lang,
            form: 'set-unit',
            action: path(unit?.code ?? 'new'),
            prefix: 'unit',
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

  const found = async (of: string): Promise<Unit> => {
    const unit = (await deps.rules.units()).find((u) => u.code === of)
    if (!unit) throw new Refusal('NOT_FOUND', '没有这个单位')
    return unit
  }

  return new Hono<DeskEnv>()
    .get('/admin/units', list)
    .get('/admin/units/new', (c) => form(c, undefined))
    .post('/admin/units/new', async (c) => {
      const person = adminOnly(c)
      const back = await sendSetting(deps, c, NewForm, async ({ code: of, status: state, ...input }) => {
        if ((await deps.store.units({ fresh: true })).some((u) => u.code === of))
          throw new Refusal('CONFLICT', '这个代码已经用了', [{ path: 'code', message: '这个代码已经用了' }])
        return putUnit(deps, person, UnitCode.parse(of), { ...input, active: state === 'active' })
      })
      return back ? form(c, undefined, back) : c.redirect('/admin/units?saved', 303)
    })
    .get('/admin/units/:code', async (c) => {
      adminOnly(c)
      return form(c, await found(c.req.param('code')))
    })
    .post('/admin/units/:code', async (c) => {
      const person = adminOnly(c)
      const unit = await found(c.req.param('code'))
      const back = await sendSetting(deps, c, Form, ({ status: state, ...input }) =>
        putUnit(deps, person, unit.code, { ...input, active: state === 'active' }),
      )
      return back ? form(c, unit, back) : c.redirect('/admin/units?saved', 303)
    })
}
