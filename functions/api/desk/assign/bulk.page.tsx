import type { FC } from 'hono/jsx'
import type { WorkItem } from '../../lists/work-items.ts'
import { UnitList } from '../forms/field.page.tsx'
import { unitListId } from '../forms/input.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { suggestionPath } from '../links.ts'
import type { ListPlace } from '../lists/row.page.tsx'
import { Shell } from '../shell.page.tsx'
import { assign } from '../texts/assign.ts'
import { DayOf, LightOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import type { Result } from './bulk.ts'
import { whyWords } from './candidates.page.tsx'
import type { Candidate } from './history.ts'
import { assignPath } from './paths.ts'

/** A suggestion that waits, with what is typed, what was wrong, and who is likely. */
export type Waiting = { item: WorkItem; typed: string; why?: string; candidates: readonly Candidate[] }

type Props = {
  viewer: Viewer
  place: ListPlace
  units: UnitNames
  waiting: readonly Waiting[]
  total: number
  once: string
  results?: readonly Result[]
  /** The number of what was refused and is not in the table. */
  numberOf(stepId: string): string
  done?: string
}

/** So many likely units are named in a row. */
const mostNamed = 3

const Results: FC<Pick<Props, 'place' | 'results' | 'numberOf'>> = ({ place: { lang }, results, numberOf }) => {
  const t = assign[lang]
  if (!results) return null
  const done = results.flatMap((r) => ('why' in r ? [] : [r]))
  const failed = results.flatMap((r) => ('why' in r ? [r] : []))
  return (
    <>
      {results.length === 0 && (
        <p class="notice" role="status">
          {t.nothing}
        </p>
      )}
      {done.length > 0 && (
        <div class="notice" role="status">
          <h2>{t.done(done.length)}</h2>
          <ul>
            {done.map(({ number, unitName }) => (
              <li>{t.doneOne(number, unitName)}</li>
            ))}
          </ul>
        </div>
      )}
      {failed.length > 0 && (
        <div class="notice wrong" role="alert" tabindex={-1}>
          <h2>{t.failed(failed.length)}</h2>
          <ul>
            {failed.map(({ stepId, why }) => (
              <li>
                <a href={`#unit.${stepId}`}>{t.failedOne(numberOf(stepId), why ?? t.unexpected)}</a>
              </li>
            ))}
          </ul>
          <p>{t.failedHint}</p>
        </div>
      )}
    </>
  )
}

const Row: FC<{ place: ListPlace; of: Waiting }> = ({ place, of: { item, typed, why, candidates } }) => {
  const { lang, today } = place
  const t = assign[lang]
  const id = `unit.${item.stepId}`
  return (
    <tr>
      <td class="number">{item.number}</td>
      <td class="wide">
        <a href={suggestionPath(item.suggestion)} lang="zh-CN">
          {item.title || item.suggestion}
        </a>
        {candidates.length > 0 && (
          <span class="likely small quiet">
            {candidates.slice(0, mostNamed).map((one) => (
              <span>
                <span lang="zh-CN">{place.unitName(one.unit)}</span>（{whyWords(lang, one)}）
              </span>
            ))}
          </span>
        )}
      </td>
      <td class={why === undefined ? 'entry-cell' : 'entry-cell invalid'}>
        <input
          id={id}
          name={id}
          value={typed}
          list={unitListId}
          autocomplete="off"
          aria-label={t.unitOf(item.number)}
          {...(why !== undefined && { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` })}
        />
        {why !== undefined && (
          <p class="error small" id={`${id}-error`} lang="zh-CN">
            {why}
          </p>
        )}
      </td>
      <td class="number">
        <LightOf lang={lang} light={item.light} dueOn={item.dueOn} today={today} />{' '}
        {item.dueOn && <DayOf lang={lang} day={item.dueOn} today={today} />}
      </td>
      <td class="number">
        <a href={assignPath(item.suggestion, item.stepId)} aria-label={t.detailOf(item.number)}>
          {t.detail}
        </a>
      </td>
    </tr>
  )
}

/** 交办 of all that wait: one unit field each, one button. */
export const BulkPage: FC<Props> = ({ viewer, place, units, waiting, total, once, results, numberOf, done }) => {
  const { lang } = viewer
  const t = assign[lang]
  const { number, title, unit, due, more } = t.columns
  return (
    <Shell viewer={viewer} title={t.title}>
      <div class="title">
        <h1>{t.title}</h1>
        {total > 0 && <span class="quiet">{t.total(total)}</span>}
      </div>
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <Results place={place} {...(results && { results })} numberOf={numberOf} />
      {waiting.length === 0 ? (
        <>
          <p>{t.empty}</p>
          <p class="quiet">{t.emptyHint}</p>
        </>
      ) : (
        <form method="post" action="/assign" novalidate data-guard={waiting.some((w) => w.typed) ? 'unsent' : ''}>
          <input type="hidden" name="once" value={once} />
          <button type="submit" hidden>
            {t.send}
          </button>
          <p class="hint">{t.hint}</p>
          <table class="work-table">
            <caption class="hidden">{t.title}</caption>
            <thead>
              <tr>
                {[number, title, unit, due, more].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {waiting.map((of) => (
                <Row place={place} of={of} />
              ))}
            </tbody>
          </table>
          {total > waiting.length && <p class="quiet">{t.more(total - waiting.length)}</p>}
          <p class="actions">
            <button type="submit">{t.send}</button>
            <button type="submit" class="second" name="fill" value="on">
              {t.fill}
            </button>
          </p>
        </form>
      )}
      <UnitList units={units} />
    </Shell>
  )
}
