import type { FC } from 'hono/jsx'
import type { Listing } from '../../lists/find.ts'
import type { Lang } from '../texts/language.ts'
import { lists } from '../texts/lists.ts'
import { time } from '../texts/time.ts'
import { allSessions } from './asked.ts'

export type Choices = {
  sessions: readonly { id: string; name: string }[]
  units: readonly { code: string; name: string }[]
}

type Props = { lang: Lang; asked: Listing; choices: Choices }

const lights = ['overdue', 'red', 'yellow', 'green'] as const
const stages = ['intake', 'assignment', 'handling', 'closed'] as const

/** What the list is narrowed by: a form whose answer has an address of its own. */
export const ListFilters: FC<Props> = ({ lang, asked, choices }) => {
  const t = lists[lang]
  return (
    <form class="filters" method="get" action="/suggestions" aria-label={t.filters}>
      <label class="question">
        <span>{t.q}</span>
        <input name="q" type="search" value={asked.q} maxlength={100} placeholder={t.qHint} />
      </label>
      <label>
        <span>{t.session}</span>
        <select name="session">
          <option value={allSessions}>{t.allSessions}</option>
          {choices.sessions.map(({ id, name }) => (
            <option value={id} selected={id === asked.session} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </label>
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
      <label>
        <span>{t.topic}</span>
        <input name="topic" value={asked.topic} maxlength={100} />
      </label>
      <label>
        <span>{t.stage}</span>
        <select name="stage">
          <option value="">{t.anyStage}</option>
          {stages.map((one) => (
            <option value={one} selected={one === asked.stage}>
              {t.stages[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.light}</span>
        <select name="light">
          <option value="">{t.anyLight}</option>
          {lights.map((one) => (
            <option value={one} selected={one === asked.light}>
              {time[lang].lights[one]}
            </option>
          ))}
        </select>
      </label>
      {asked.kind && <input type="hidden" name="kind" value={asked.kind} />}
      {asked.key !== undefined && <input type="hidden" name="key" value={String(asked.key)} />}
      {asked.deputy && <input type="hidden" name="deputy" value={asked.deputy} />}
      <span class="go">
        <button type="submit">{t.show}</button>
        <a href="/suggestions">{t.reset}</a>
      </span>
    </form>
  )
}
