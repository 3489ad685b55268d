import type { FC } from 'hono/jsx'
import type { Light } from '../../../../shared/profiles/index.ts'
import type { Overview } from '../../figures/overview.ts'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { figures } from '../texts/figures.ts'
import { DayOf, LightOf, sayDay } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import { type Asked, chosenOf, figuresPath, listPath } from './asked.ts'
import { Attention, Lights } from './attention.page.tsx'
import { beforeOf } from './before.ts'
import { Headline } from './headline.page.tsx'
import { shownMonths, TrendChart } from './trends.page.tsx'

/** A screen on a wall has room for so many lines. */
const lines = 8

/** Seconds between two refreshes. */
const refresh = 300

type Props = { viewer: Viewer; asked: Asked; data: Overview; at: string; trend: string }

/** The same for a screen on a wall: large, without controls, refreshed by itself. */
export const WallPage: FC<Props> = ({ viewer, asked, data, at, trend }) => {
  const { lang } = viewer
  const t = figures[lang]
  const chosen = { ...chosenOf(asked), session: data.session.id }
  const before = beforeOf(data, chosen)
  const shared = { lang, data, chosen, ...(before && { before }) }
  const { cases, today, until } = data.due
  const late = data.now.groups.filter((g) => g.counts.overdue > 0).sort((a, b) => b.counts.overdue - a.counts.overdue)
  return (
    <Shell viewer={viewer} title={t.title} look="wall">
      <div class="title" data-refresh={refresh}>
        <h1>{t.title}</h1>
        <span lang="zh-CN">{data.session.name}</span>
        <span class="quiet">{t.wallPage.refreshed(`${sayDay(lang, today, today)} ${at}`)}</span>
        <a class="quiet screen" href={figuresPath(chosenOf(asked))}>
          {t.wallPage.leave}
        </a>
      </div>
      <Headline {...shared} />
      <Attention {...shared} />
      <Lights {...shared} />
      <div class="pair three">
        <section aria-labelledby="due">
          <h2 id="due">{t.dueSoon(sayDay(lang, until, today))}</h2>
          {cases.length === 0 ? (
            <p class="quiet">{t.wallPage.nothingDue}</p>
          ) : (
            <table>
              <caption class="hidden">{t.dueSoon(sayDay(lang, until, today))}</caption>
              <tbody>
                {cases.slice(0, lines).map((c) => (
                  <tr>
                    <td class="number">
                      <LightOf lang={lang} light={c.light as Light} dueOn={c.dueOn} today={today} />
                    </td>
                    <td class="clip" lang="zh-CN">
                      <a href={suggestionPath(c.suggestion)}>
                        {c.number} {c.title}
                      </a>
                    </td>
                    <td class="number" lang="zh-CN">
                      {c.unitName}
                    </td>
                    <td class="number">
                      <DayOf lang={lang} day={c.dueOn} today={today} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section aria-labelledby="late">
          <h2 id="late">{t.wallPage.overdueUnits}</h2>
          {late.length === 0 ? (
            <p class="quiet">{t.wallPage.nothingOverdue}</p>
          ) : (
            <table>
              <caption class="hidden">{t.wallPage.overdueUnits}</caption>
              <tbody>
                {late.slice(0, lines).map((g) => (
                  <tr>
                    <th scope="row" lang="zh-CN">
                      {g.name}
                    </th>
                    <td class="number right light overdue">
                      <a href={listPath({ ...chosen, unit: g.key, alone: '1' }, 'overdue')}>
                        {t.pieces(g.counts.overdue)}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <TrendChart lang={lang} months={shownMonths(data.months)} svg={trend} />
      </div>
    </Shell>
  )
}
