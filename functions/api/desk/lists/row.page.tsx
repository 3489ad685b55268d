import type { FC } from 'hono/jsx'
import type { Page } from '../../lists/page.ts'
import { suggestionPath } from '../links.ts'
import type { Lang } from '../texts/language.ts'
import { lists } from '../texts/lists.ts'
import { stage as stageTexts } from '../texts/stage.ts'
import { suggestion as texts } from '../texts/suggestion.ts'
import { DayOf, LightOf } from '../time.tsx'

export type ListRow = Page['items'][number]

/** What rows say things by. */
export type ListPlace = { lang: Lang; today: string; unitName(code: string): string }

/** The lead unit, and how many there are. */
const leadOf = ({ lang, unitName }: ListPlace, { handlings }: ListRow): string => {
  const units = [...new Set(handlings.map((h) => h.unit))]
  const [first] = units
  if (first === undefined) return ''
  return units.length > 1 ? lists[lang].more(unitName(first), units.length) : unitName(first)
}

/** Where it stands, in a word. */
const stageOf = (lang: Lang, { stage, closedAs, handlings }: ListRow): string => {
  if (closedAs) return stageTexts[lang].closedAs[closedAs as 'done'] ?? closedAs
  const stages = [...new Set(handlings.map((h) => h.stage))]
  const only = stage === 'handling' && stages.length === 1 ? stages[0] : undefined
  return texts[lang].stages[only ?? stage] ?? stage
}

/** The date of the most urgent open step: the light is that step's. */
const dueOf = ({ openSteps }: ListRow): string | null =>
  openSteps.flatMap((s) => (s.dueOn === null ? [] : [s.dueOn])).sort()[0] ?? null

/** One suggestion in a list. */
export const SuggestionRow: FC<{ place: ListPlace; row: ListRow }> = ({ place, row }) => {
  const { lang, today } = place
  const t = lists[lang]
  const due = dueOf(row)
  const found = row.found && t.found[row.found]
  return (
    <tr>
      <td class="number">{row.number}</td>
      <td class="wide">
        <a class="row" href={suggestionPath(row.id)} lang="zh-CN">
          {row.title || row.id}
        </a>
        {found && <span class="quiet small"> {found}</span>}
        {row.openSteps.some((s) => s.step === 'follow') && <span class="tag after">{t.merged}</span>}
      </td>
      <td lang="zh-CN">{leadOf(place, row)}</td>
      <td class="number">{stageOf(lang, row)}</td>
      <td class="number">
        {row.openSteps.length > 0 && <LightOf lang={lang} light={row.light} dueOn={due} today={today} />}
      </td>
      <td class="number">{due && <DayOf lang={lang} day={due} today={today} />}</td>
    </tr>
  )
}
