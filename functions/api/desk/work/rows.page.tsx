import type { FC } from 'hono/jsx'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import { suggestionPath } from '../links.ts'
import { type Lang, say } from '../texts/language.ts'
import { time } from '../texts/time.ts'
import { work } from '../texts/work.ts'
import { DayOf, daysLeft, LightOf } from '../time.tsx'
import type { Group } from './groups.ts'

type Shared = { lang: Lang; today: string; fresh: ReadonlySet<string> }

const Item: FC<Shared & { item: WorkItem }> = ({ item, lang, today, fresh }) => {
  const t = work[lang]
  const { suggestion, stepId, number, title, step, dueOn, light, provisional } = item
  return (
    <tr>
      <td class="number">
        <LightOf lang={lang} light={light} dueOn={dueOn} today={today} />
      </td>
      <td class="number">{number}</td>
      <td class="wide">
        <a class="row" href={suggestionPath(suggestion, stepId)} lang="zh-CN">
          {title || suggestion}
        </a>
      </td>
      <td class="number">
        {say(lang, stepNamed(step).labels)}
        {fresh.has(stepId) && (
          <>
            {' '}
            <span class="tag">{t.fresh}</span>
          </>
        )}
        {item.unattended && (
          <>
            {' '}
            <span class="tag">{t.unattended}</span>
          </>
        )}
      </td>
      <td class="number">
        {dueOn && <DayOf lang={lang} day={dueOn} today={today} />}
        {provisional && <span class="quiet small"> {time[lang].provisional}</span>}
      </td>
      <td class="number quiet">{light !== 'overdue' && dueOn && daysLeft(lang, dueOn, today)}</td>
    </tr>
  )
}

/** The open steps under their headings: one table, so that columns stand under each other. */
export const WorkTable: FC<Shared & { groups: readonly Group[] }> = ({ groups, ...shared }) => {
  const { lang } = shared
  const t = work[lang]
  const { light, number, title, step, due, left } = t.columns
  return (
    <table class="rows">
      <caption class="hidden">{t.title}</caption>
      <thead>
        <tr>
          {[light, number, title, step, due, left].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={6}>
              {t.groups[group.name]} <span class="quiet small">{t.count(group.total)}</span>
            </th>
          </tr>
          {group.items.map((item) => (
            <Item item={item} {...shared} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
