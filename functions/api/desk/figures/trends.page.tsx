import type { FC } from 'hono/jsx'
import { addDays, addMonths } from '../../../../shared/calendar/index.ts'
import type { Category } from '../../../../shared/profiles/category.ts'
import type { Group } from '../../../../shared/rates/answer.ts'
import { noGroup } from '../../../../shared/rates/question.ts'
import type { Overview } from '../../figures/overview.ts'
import { figures } from '../texts/figures.ts'
import { type Lang, say } from '../texts/language.ts'
import { type Chosen, listPath, reasonPath } from './asked.ts'
import { percent, sayRate } from './say.tsx'

const Chart: FC<{ svg: string; label: string; keys: [ink: string, name: string][] }> = ({ svg, label, keys }) => (
  <div>
    <figure class="chart" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
    <p class="legend small" aria-hidden="true">
      {keys.map(([ink, name]) => (
        <span class={ink}>
          <b>■</b> {name}
        </span>
      ))}
    </p>
  </div>
)

/** A month, as far as the page's own window goes. */
const inMonth = (chosen: Chosen, month: string): Chosen => {
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  return {
    ...chosen,
    from: chosen.from && chosen.from > first ? chosen.from : first,
    to: chosen.to && chosen.to < last ? chosen.to : last,
  }
}

/** The months that have something to show. */
export const shownMonths = (months: readonly Group[]): Group[] =>
  months.filter((m) => m.key !== noGroup && m.counts.handlings > 0)

const monthName = (lang: Lang, { name, key }: Group): string => (lang === 'zh' ? name : key)

type TrendProps = { lang: Lang; months: readonly Group[]; svg: string }

const TrendBars: FC<TrendProps> = ({ lang, months, svg }) => {
  const t = figures[lang]
  const said = months.map((m) => t.trendPart(monthName(lang, m), m.counts.issued, m.counts.overdue))
  return (
    <Chart
      svg={svg}
      label={t.trendLabel(said.join(lang === 'zh' ? '，' : '; '))}
      keys={[
        ['ink-main', t.issued],
        ['ink-second', t.stillOpen],
        ['ink-late', t.overdue],
      ]}
    />
  )
}

/** By month of assignment, the chart alone: its label says the numbers. */
export const TrendChart: FC<TrendProps> = ({ lang, months, svg }) => (
  <section aria-labelledby="trend">
    <h2 id="trend">{figures[lang].byMonth}</h2>
    {months.length === 0 ? (
      <p class="quiet">{figures[lang].noData}</p>
    ) : (
      <TrendBars lang={lang} months={months} svg={svg} />
    )}
  </section>
)

/** By month of assignment: the chart, and the table beside it. */
export const Trend: FC<TrendProps & { chosen: Chosen }> = (p) => {
  const { lang, months, svg, chosen } = p
  const t = figures[lang]
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t.byMonth}</h2>
      {months.length === 0 ? (
        <p class="quiet">{t.noData}</p>
      ) : (
        <>
          <TrendBars lang={lang} months={months} svg={svg} />
          <table class="dense">
            <caption class="hidden">{t.byMonth}</caption>
            <thead>
              <tr>
                <th scope="col">{t.month}</th>
                {[t.handlings, t.issued, t.overdue, t.rates.onTime].map((name) => (
                  <th scope="col" class="right">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((m) => {
                const of = inMonth(chosen, m.key)
                const { handlings, issued, overdue } = m.counts
                return (
                  <tr>
                    <th scope="row" class="number">
                      {monthName(lang, m)}
                    </th>
                    <td class="number right">
                      <a href={reasonPath(of, 'answered')}>{handlings}</a>
                    </td>
                    <td class="number right">
                      {issued > 0 ? <a href={reasonPath(of, 'answered', { part: 'numerator' })}>{issued}</a> : 0}
                    </td>
                    <td class="number right">{overdue > 0 ? <a href={listPath(of, 'overdue')}>{overdue}</a> : 0}</td>
                    <td class="number right">{m.rates.onTime && sayRate(lang, m.rates.onTime)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

export type CategoryRow = {
  code: string
  label: string
  n: number
  now: number
  nBefore: number
  before: number | null
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0)

/** Every category with its replies and their share, of both years. */
export const categoryRows = (
  lang: Lang,
  data: Pick<Overview, 'now' | 'before'>,
  known: readonly Category[],
): CategoryRow[] => {
  const now = data.now.categories
  const before = data.before?.figures.categories ?? {}
  const [all, allBefore] = [sum(now), sum(before)]
  const codes = [...new Set([...known.map((c) => c.code), ...Object.keys(now), ...Object.keys(before)])]
  return codes.map((code) => {
    const of = known.find((c) => c.code === code)
    const [n, nBefore] = [now[code] ?? 0, before[code] ?? 0]
    return {
      code,
      label: of ? say(lang, of.label) : '',
      n,
      now: all === 0 ? 0 : n / all,
      nBefore,
      before: allBefore === 0 ? null : nBefore / allBefore,
    }
  })
}

type CategoriesProps = { lang: Lang; rows: readonly CategoryRow[]; svg: string; chosen: Chosen; before?: Chosen }

/** Categories of the replies, this year beside last: the chart, and the table beside it. */
export const Categories: FC<CategoriesProps> = ({ lang, rows, svg, chosen, before }) => {
  const t = figures[lang]
  const hasBefore = rows.some((r) => r.before !== null)
  const hasAny = rows.some((r) => r.n > 0 || r.nBefore > 0)
  const share = (value: number | null) => (value === null ? t.noData : percent(value))
  const said = rows.map((r) => t.categoryPart(r.code, share(r.now), share(r.before)))
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">{t.categories}</h2>
      {!hasAny ? (
        <p class="quiet">{t.noData}</p>
      ) : (
        <>
          <Chart
            svg={svg}
            label={t.categoriesLabel(said.join(lang === 'zh' ? '，' : '; '))}
            keys={[...(hasBefore ? [['ink-second', t.yearBefore] as [string, string]] : []), ['ink-main', t.thisYear]]}
          />
          <table class="dense">
            <caption class="hidden">{t.categories}</caption>
            <thead>
              <tr>
                <th scope="col">{t.category}</th>
                <th scope="col" class="right">
                  {t.thisYear}
                </th>
                <th scope="col" class="right">
                  {t.share}
                </th>
                {hasBefore && (
                  <>
                    <th scope="col" class="right">
                      {t.yearBefore}
                    </th>
                    <th scope="col" class="right">
                      {t.share}
                    </th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr>
                  <th scope="row">
                    {r.code} <span class="quiet small">{r.label}</span>
                  </th>
                  <td class="number right">
                    {r.n > 0 ? <a href={listPath(chosen, 'category', { category: r.code })}>{r.n}</a> : 0}
                  </td>
                  <td class="number right">{share(r.now)}</td>
                  {hasBefore && (
                    <>
                      <td class="number right">
                        {before && r.nBefore > 0 ? (
                          <a href={listPath(before, 'category', { category: r.code })}>{r.nBefore}</a>
                        ) : (
                          0
                        )}
                      </td>
                      <td class="number right">{share(r.before)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
