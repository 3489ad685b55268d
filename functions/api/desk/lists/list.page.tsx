import type { FC } from 'hono/jsx'
import { mayArchive } from '../../archive/archive-answer.ts'
import type { Listing } from '../../lists/find.ts'
import type { Page } from '../../lists/page.ts'
import { mayTakeAway, takeawayPath } from '../figures/takeaway.page.tsx'
import { Shell } from '../shell.page.tsx'
import { history } from '../texts/history.ts'
import type { Lang } from '../texts/language.ts'
import { ledger } from '../texts/ledger.ts'
import { lists } from '../texts/lists.ts'
import { takeaway } from '../texts/takeaway.ts'
import type { Viewer } from '../viewer.ts'
import { allSessions, listPath } from './asked.ts'
import { type Choices, ListFilters } from './filters.page.tsx'
import { type ListPlace, SuggestionRow } from './row.page.tsx'

type Props = { viewer: Viewer; place: ListPlace; asked: Listing; choices: Choices; found: Page }

/** The address of the list as it is, from another row on. */
const addressOf = ({ limit: _, key, session, cursor: __, ...filters }: Listing, cursor?: string): string =>
  listPath({
    ...filters,
    session: session ?? allSessions,
    ...(key !== undefined && { key: String(key) }),
    ...(cursor && { cursor }),
  })

/** The ledger of a session, narrowed as the list is. A search is no part of a ledger. */
const ledgerOf = ({ unit, topic, stage, light, kind, key, deputy }: Listing, session: string): string => {
  const asked = { session, unit, topic, stage, light, kind, key: key === undefined ? undefined : String(key), deputy }
  const said = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `/suggestions/ledger.xlsx?${new URLSearchParams(Object.fromEntries(said))}`
}

const Empty: FC<{ lang: Lang; narrowed: boolean }> = ({ lang, narrowed }) => {
  const t = lists[lang]
  return (
    <>
      <p>{narrowed ? t.none : t.empty}</p>
      <p class="quiet">{narrowed ? t.noneHint : t.emptyHint}</p>
    </>
  )
}

const isNarrowed = ({ limit: _, cursor: __, session: ___, ...filters }: Listing): boolean =>
  Object.values(filters).some((value) => value !== undefined)

/** 建议: the list and its search. */
export const ListPage: FC<Props> = ({ viewer, place, asked, choices, found: { items, cursor } }) => {
  const { lang, person } = viewer
  const t = lists[lang]
  const { number, title, unit, stage, light, due } = t.columns
  const whole = asked.cursor === undefined
  return (
    <Shell viewer={viewer} title={t.title}>
      <div class="title">
        <h1>{t.title}</h1>
        {items.length > 0 && (
          <span class="quiet">{whole ? t.shown(items.length, cursor !== undefined) : t.pageOf(items.length)}</span>
        )}
        <span class="aside actions">
          {asked.session && (
            <a class="button second" href={ledgerOf(asked, asked.session)} download>
              {ledger[lang].export}
            </a>
          )}
          {asked.session && person && mayTakeAway(person) && (
            <a
              class="button second"
              href={takeawayPath('annual-report.docx', { session: asked.session, unit: asked.unit })}
              download
            >
              {takeaway[lang].report}
            </a>
          )}
          {asked.session && person && mayArchive(person) && (
            <a class="button second" href={`/suggestions/archive.zip?session=${asked.session}`} download>
              {ledger[lang].archive}
            </a>
          )}
          {person?.role === 'secretariat' && (
            <>
              <a class="button second" href="/suggestions/import">
                {ledger[lang].import}
              </a>
              <a class="button second" href="/suggestions/history">
                {history[lang].title}
              </a>
              <a class="button second" href="/suggestions/new">
                {t.submit}
              </a>
            </>
          )}
        </span>
      </div>
      <ListFilters lang={lang} asked={asked} choices={choices} />
      {items.length === 0 ? (
        <Empty lang={lang} narrowed={isNarrowed(asked)} />
      ) : (
        <table class="rows">
          <caption class="hidden">{t.title}</caption>
          <thead>
            <tr>
              {[number, title, unit, stage, light, due].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <SuggestionRow place={place} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {(cursor || !whole) && (
        <p class="actions pager">
          {cursor && (
            <a class="button second" href={addressOf(asked, cursor)}>
              {t.next}
            </a>
          )}
          {!whole && <a href={addressOf(asked)}>{t.first}</a>}
        </p>
      )}
    </Shell>
  )
}
