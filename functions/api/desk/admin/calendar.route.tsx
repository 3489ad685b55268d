import { Hono } from 'hono'
import * as z from 'zod'
import { CalendarNotice, dayOf } from '../../../../shared/calendar/index.ts'
import { putNotice, readCalendar, type YearView } from '../../settings/calendar.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { admin as texts } from '../texts/admin.ts'
import { sayDay } from '../time.tsx'
import { Frame, SettingForm } from './frame.page.tsx'
import { adminOnly, justSaved } from './place.ts'
import { type CameBack, sendSetting } from './send.ts'

// Days are typed as lines; what they have to be is checked where the notice is loaded.
const lines = z.array(z.string())
const Form = z.strictObject({
  year: z.int().min(2000).max(2999),
  ...CalendarNotice.shape,
  holidays: lines,
  workdays: lines,
})
const fields = fieldsOf(Form)

/** 放假安排: the years that are there, and a notice loaded by form. */
export const calendarAdmin = (deps: DeskDeps) => {
  const row = (c: DeskContext, of: YearView) => {
    const { lang } = c.var.viewer
    const t = texts[lang].calendar
    const today = dayOf(deps.now())
    return (
      <tr>
        <td class="number">
          <a class="row" href={`/admin/calendar/load?year=${of.year}`}>
            {of.year}
          </a>
        </td>
        <td class="wide" lang="zh-CN">
          {of.notice}
        </td>
        <td class="number">{of.source === 'built-in' ? t.builtIn : t.loaded}</td>
        <td class="number">{t.days(of.holidays.length)}</td>
        <td class="number">{t.days(of.workdays.length)}</td>
        <td class="number">{of.loadedAt && sayDay(lang, dayOf(new Date(of.loadedAt)), today)}</td>
      </tr>
    )
  }

  const list = async (c: DeskContext) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].calendar
    const { years, missing } = await readCalendar(deps)
    return show(
      c,
      <Frame viewer={viewer} title={t.title} saved={justSaved(c)}>
        {missing.length > 0 && <p class="notice">{t.missing(missing.join('、'))}</p>}
        <p class="actions">
          <a class="button second" href={`/admin/calendar/load${missing[0] ? `?year=${missing[0]}` : ''}`}>
            {missing[0] ? t.loadYear(missing[0]) : t.load}
          </a>
        </p>
        <table class="rows">
          <caption class="hidden">{t.title}</caption>
          <thead>
            <tr>
              {Object.values(t.columns).map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>{years.map((of) => row(c, of))}</tbody>
        </table>
      </Frame>,
    )
  }

  const form = async (c: DeskContext, back?: CameBack) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].calendar
    const { years } = await readCalendar(deps)
    const last = years.at(-1)?.year ?? Number(dayOf(deps.now()).slice(0, 4))
    const asked = Number(c.req.query('year'))
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2999 ? asked : last + 1
    const { source: _, loadedAt: __, ...there } = years.find((y) => y.year === year) ?? { source: '', loadedAt: '' }
    return show(
      c,
      <Frame viewer={viewer} title={t.load} back={['/admin/calendar', t.back]}>
        <p class="quiet">{t.loadHint}</p>
        <SettingForm
          viewer={viewer}
          fields={fields}
          values={back?.values ?? toValues(fields, { ...there, year }, [])}
          context={{
            lang: viewer.lang,
            form: 'set-calendar',
            action: '/admin/calendar/load',
            prefix: 'calendar',
            errors: errorsOnPage(fields, back?.errors ?? []),
            hints: t.hints,
            rows: { holidays: 12, workdays: 5 },
          }}
          back={back !== undefined}
        />
      </Frame>,
      back?.status,
    )
  }

  return new Hono<DeskEnv>()
    .get('/admin/calendar', list)
    .get('/admin/calendar/load', (c) => form(c))
    .post('/admin/calendar/load', async (c) => {
      const person = adminOnly(c)
      const back = await sendSetting(deps, c, Form, ({ year, ...notice }) => putNotice(deps, person, year, notice))
      return back ? form(c, back) : c.redirect('/admin/calendar?saved', 303)
    })
}
