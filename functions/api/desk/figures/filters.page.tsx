import type { FC } from 'hono/jsx'
import { figures } from '../texts/figures.ts'
import type { Viewer } from '../viewer.ts'
import type { Asked } from './asked.ts'

export type Choices = { sessions: { id: string; name: string }[]; units: { code: string; name: string }[] }

type Props = { viewer: Viewer; asked: Asked; session: string; choices: Choices }

/** What the figures are about: a form whose answer has an address of its own. */
export const Filters: FC<Props> = ({ viewer: { lang, person }, asked, session, choices }) => {
  const t = figures[lang].filters
  const day = (name: 'from' | 'to' | 'asOf') => (
    <label>
      <span>{t[name]}</span>
      <input type="date" name={name} value={asked[name]} />
    </label>
  )
  return (
    <form class="filters" method="get" action="/figures" aria-label={t.label}>
      <label>
        <span>{t.session}</span>
        <select name="session">
          {choices.sessions.map(({ id, name }) => (
            <option value={id} selected={id === session} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </label>
      {person?.role !== 'unit' && (
        <label>
          <span>{t.unit}</span>
          <select name="unit">
            <option value="">{t.allUnits}</option>
            {choices.units.map(({ code, name }) => (
              <option value={code} selected={code === asked.unit} lang="zh-CN">
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{t.topic}</span>
        <input name="topic" value={asked.topic} maxlength={100} />
      </label>
      {day('from')}
      {day('to')}
      {day('asOf')}
      {asked.sort !== 'name' && <input type="hidden" name="sort" value={asked.sort} />}
      {asked.order !== 'up' && <input type="hidden" name="order" value={asked.order} />}
      <span class="go">
        <button type="submit">{t.show}</button>
        <a href="/figures">{t.reset}</a>
      </span>
    </form>
  )
}
