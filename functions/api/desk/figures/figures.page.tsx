import type { FC } from 'hono/jsx'
import type { Group } from '../../../../shared/rates/answer.ts'
import type { Overview } from '../../figures/overview.ts'
import { Shell } from '../shell.page.tsx'
import { figures } from '../texts/figures.ts'
import { takeaway } from '../texts/takeaway.ts'
import { sayDay } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import { type Asked, chosenOf, wallPath } from './asked.ts'
import { Attention, Lights } from './attention.page.tsx'
import { beforeOf } from './before.ts'
import { type Choices, Filters } from './filters.page.tsx'
import { Headline, OtherRates } from './headline.page.tsx'
import { Takeaway } from './takeaway.page.tsx'
import { Categories, type CategoryRow, Trend } from './trends.page.tsx'
import { Units } from './units.page.tsx'

export type FiguresPageProps = {
  viewer: Viewer
  asked: Asked
  data: Overview
  choices: Choices
  months: readonly Group[]
  categories: readonly CategoryRow[]
  /** Their charts, drawn. */
  charts: { trend: string; categories: string }
}

/** 办理情况: are we on time, and if not, who and why. */
export const FiguresPage: FC<FiguresPageProps> = ({ viewer, asked, data, choices, months, categories, charts }) => {
  const { lang } = viewer
  const t = figures[lang]
  const chosen = { ...chosenOf(asked), session: data.session.id }
  const before = beforeOf(data, chosen)
  const shared = { lang, data, chosen, ...(before && { before }) }
  const outside = Object.values(data.now.suggestionsOutside ?? {}).reduce((a, b) => a + b, 0)
  // Lights are what is open now; a topic, a window or another day they do not know.
  const lit = !asked.topic && !asked.from && !asked.to && !asked.asOf
  return (
    <Shell viewer={viewer} title={t.title}>
      <div class="title">
        <h1>{t.title}</h1>
        <span class="quiet">
          <span lang="zh-CN">{data.session.name}</span>，{t.asOf(sayDay(lang, data.now.asOf, data.due.today))}
        </span>
        <span class="quiet screen">
          <a href="#takeaway">{takeaway[lang].title}</a> <a href={wallPath(chosenOf(asked))}>{t.wall}</a>
        </span>
      </div>
      <Filters viewer={viewer} asked={asked} session={data.session.id} choices={choices} />
      <Headline {...shared} />
      <Attention {...shared} />
      {lit && <Lights {...shared} />}
      <div class="pair">
        <Trend lang={lang} months={months} svg={charts.trend} chosen={chosen} />
        <Categories {...shared} rows={categories} svg={charts.categories} />
      </div>
      <Units lang={lang} groups={data.now.groups} asked={asked} />
      <OtherRates {...shared} />
      <Takeaway lang={lang} chosen={chosen} />
      <p class="quiet small">
        {t.counted}
        {outside > 0 && ` ${t.outside(outside)}。`} {t.source[data.now.source]}。{t.sourceHint}
        {data.before &&
          !data.before.sameDay &&
          ` ${t.beforeHint(sayDay(lang, data.before.figures.asOf, data.due.today))}`}
      </p>
    </Shell>
  )
}
