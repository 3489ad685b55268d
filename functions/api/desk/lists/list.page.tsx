import type { FC } from 'hono/jsx'
import type { Listing } from '../../lists/find.ts'
import type { Page } from '../../lists/page.ts'
import { Shell } from '../shell.page.tsx'
import type { Lang } from '../texts/language.ts'
import { lists } from '../texts/lists.ts'
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
        {person?.role === 'secretariat' && (
          <a class="button second aside" href="/suggestions/new">
            {t.submit}
          </a>
        )}
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
