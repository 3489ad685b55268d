import type { FC } from 'hono/jsx'
import type { Light } from '../../../../shared/profiles/index.ts'
import type { Explanation } from '../../../../shared/rates/explain.ts'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { figures } from '../texts/figures.ts'
import type { Lang } from '../texts/language.ts'
import { DayOf, LightOf, sayDay } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import { type AskedReason, type Chosen, chosenOf, figuresPath, reasonPath } from './asked.ts'
import { sayRate } from './say.tsx'

/** So many cases are on a page. */
export const atOnce = 100

type PagesProps = { lang: Lang; page: number; total: number; to: (page: number) => string }

const Pages: FC<PagesProps> = ({ lang, page, total, to }) => {
  const t = figures[lang].list
  const last = Math.max(1, Math.ceil(total / atOnce))
  if (last === 1) return null
  return (
    <p class="actions pager">
      {page < last && (
        <a class="button second" href={to(page + 1)}>
          {t.next}
        </a>
      )}
      {page > 1 && <a href={to(page - 1)}>{t.previous}</a>}
      <span class="quiet">{t.page(page, last)}</span>
    </p>
  )
}

type Named = { suggestion: string; number: string; title: string; unitName?: string }

const NamedCells: FC<{ row: Named; withUnit: boolean }> = ({ row, withUnit }) => (
  <>
    <td class="number">{row.number}</td>
    <td class="wide">
      <a class="row" href={suggestionPath(row.suggestion)} lang="zh-CN">
        {row.title || row.suggestion}
      </a>
    </td>
    {withUnit && (
      <td class="number" lang="zh-CN">
        {row.unitName}
      </td>
    )}
  </>
)

export type ListedCase = Named & { dueOn?: string | null; light?: Light }

type ListProps = {
  viewer: Viewer
  name: string
  asOf: string
  today: string
  chosen: Chosen
  cases: readonly ListedCase[]
  total: number
  page: number
  to: (page: number) => string
}

/** The cases behind a count. */
export const ListPage: FC<ListProps> = ({ viewer, name, asOf, today, chosen, cases, total, page, to }) => {
  const { lang } = viewer
  const t = figures[lang].list
  const dated = cases.some((c) => c.dueOn !== undefined)
  return (
    <Shell viewer={viewer} title={name}>
      <p>
        <a href={figuresPath(chosen)}>{t.back}</a>
      </p>
      <div class="title">
        <h1>{name}</h1>
        <span class="quiet">
          {t.total(total)}，{figures[lang].asOf(sayDay(lang, asOf, today))}
        </span>
      </div>
      {cases.length === 0 ? (
        <p class="quiet">{t.empty}</p>
      ) : (
        <table class="rows">
          <caption class="hidden">{name}</caption>
          <thead>
            <tr>
              {[t.number, t.title, t.unit, ...(dated ? [t.due, t.light] : [])].map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map((row) => (
              <tr>
                <NamedCells row={row} withUnit />
                {dated && (
                  <>
                    <td class="number">{row.dueOn && <DayOf lang={lang} day={row.dueOn} today={today} />}</td>
                    <td class="number">
                      {row.light && row.dueOn && (
                        <LightOf lang={lang} light={row.light} dueOn={row.dueOn} today={today} />
                      )}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages lang={lang} page={page} total={total} to={to} />
    </Shell>
  )
}

type ReasonProps = {
  viewer: Viewer
  asked: AskedReason
  today: string
  explanation: Pick<Explanation, 'rate' | 'basis' | 'asOf' | 'counts'>
  cases: readonly (Named & { counts: boolean; reason: string })[]
  total: number
}

/** The cases behind a rate, each with the reason why it counts. */
export const ReasonPage: FC<ReasonProps> = ({ viewer, asked, today, explanation, cases, total }) => {
  const { lang } = viewer
  const t = figures[lang].list
  const { rate, basis, asOf, counts } = explanation
  const { numerator, denominator } = counts
  const chosen = chosenOf(asked)
  const name = figures[lang].rates[rate] ?? rate
  const value = sayRate(lang, { rate: denominator === 0 ? null : numerator / denominator })
  const parts = { all: denominator, numerator, missed: denominator - numerator }
  return (
    <Shell viewer={viewer} title={name}>
      <p>
        <a href={figuresPath(chosen)}>{t.back}</a>
      </p>
      <div class="title">
        <h1>
          {name} {value}
        </h1>
        <span class="quiet">
          {numerator}/{denominator}，{figures[lang].asOf(sayDay(lang, asOf, today))}
        </span>
      </div>
      <p class="quiet" lang="zh-CN">
        {basis}
      </p>
      <nav class="parts" aria-label={t.counts}>
        {(['all', 'numerator', 'missed'] as const).map((part) => (
          <a href={reasonPath(chosen, rate, { part })} {...(asked.part === part && { 'aria-current': 'page' })}>
            {t.parts[part]} {parts[part]}
          </a>
        ))}
      </nav>
      {cases.length === 0 ? (
        <p class="quiet">{denominator === 0 ? figures[lang].noData : t.empty}</p>
      ) : (
        <table class="rows">
          <caption class="hidden">{name}</caption>
          <thead>
            <tr>
              {[t.number, t.title, t.unit, t.counts, t.reason].map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map((row) => (
              <tr>
                <NamedCells row={row} withUnit />
                <td class={`number ${row.counts ? '' : 'quiet'}`}>{row.counts ? t.yes : t.no}</td>
                <td class="small" lang="zh-CN">
                  {row.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages
        lang={lang}
        page={asked.page}
        total={total}
        to={(page) => reasonPath(chosen, rate, { part: asked.part, page })}
      />
    </Shell>
  )
}
