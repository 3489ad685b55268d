import type { FC } from 'hono/jsx'
import type { Similar } from '../../lists/similar.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { Offers } from '../forms/outcome.page.tsx'
import { suggestionPath } from '../links.ts'
import type { ListPlace, ListRow } from '../lists/row.page.tsx'
import { SimilarList } from '../lists/similar.page.tsx'
import { Shell } from '../shell.page.tsx'
import { words } from '../suggestion/case-view.ts'
import { handling } from '../texts/handling.ts'
import { lists } from '../texts/lists.ts'
import { office } from '../texts/office.ts'
import { suggestion } from '../texts/suggestion.ts'
import { DayOf, daysLeft, LightOf, sayDay } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import type { Queued } from './read.ts'

/** The one of the queue that is open. */
export type At = Queued & { similar: readonly Similar[]; q: string; found?: readonly ListRow[] }

type Props = {
  viewer: Viewer
  place: ListPlace
  units: UnitNames
  items: readonly WorkItem[]
  total: number
  /** The idempotency key of a merge by button. */
  once: string
  at?: At
  done?: string
  /** Why what was sent could not be done at all. */
  refused?: string
}

const Queue: FC<Pick<Props, 'place' | 'items' | 'total' | 'at'>> = ({ place: { lang, today }, items, total, at }) => {
  const t = office[lang].review
  return (
    <nav class="queue-list" aria-label={t.queue}>
      <ol>
        {items.map((item) => (
          <li>
            <a
              href={`/review?at=${encodeURIComponent(item.stepId)}`}
              {...(item.stepId === at?.item.stepId && { 'aria-current': 'true' })}
            >
              <span class="small">
                {item.number} <LightOf lang={lang} light={item.light} dueOn={item.dueOn} today={today} />
              </span>
              <span lang="zh-CN">{item.title || item.suggestion}</span>
            </a>
          </li>
        ))}
      </ol>
      {total > items.length && <p class="quiet small">{t.more(total - items.length)}</p>}
    </nav>
  )
}

const Merge: FC<{ place: ListPlace; at: At; once: string; into: string }> = ({ place, at, once, into }) => {
  const action = `/review/${encodeURIComponent(at.view.id)}/${encodeURIComponent(at.item.stepId)}`
  return (
    <form method="post" action={action}>
      <input type="hidden" name="step" value="review" />
      <input type="hidden" name="outcome" value="merge" />
      <input type="hidden" name="once" value={`${once}.${into}`} />
      <button type="submit" class="minor" name="into" value={into}>
        {lists[place.lang].into}
      </button>
    </form>
  )
}

const Found: FC<{ place: ListPlace; at: At; once: string }> = ({ place, at, once }) => {
  const t = office[place.lang].review
  if (!at.found) return null
  if (at.found.length === 0) return <p class="quiet">{t.foundNone}</p>
  return (
    <ul class="similar">
      {at.found.map((row) => (
        <li>
          <a href={suggestionPath(row.id)} lang="zh-CN">
            {row.number} {row.title || row.id}
          </a>
          <p class="small quiet">{lists[place.lang].stages[row.stage] ?? row.stage}</p>
          <Merge place={place} at={at} once={once} into={row.id} />
        </li>
      ))}
    </ul>
  )
}

const Beside: FC<{ place: ListPlace; at: At; once: string }> = ({ place, at, once }) => {
  const { lang } = place
  const t = office[lang].review
  return (
    <aside class="beside" aria-labelledby="similar-heading">
      <h2 id="similar-heading">{lists[lang].similar}</h2>
      <SimilarList
        place={place}
        similar={at.similar}
        act={(one) =>
          one.session === at.view.session && one.stage !== 'closed' ? (
            <Merge place={place} at={at} once={once} into={one.id} />
          ) : null
        }
      />
      <form class="find" method="get" action="/review">
        <input type="hidden" name="at" value={at.item.stepId} />
        <label for="main-one">{t.search}</label>
        <div class="list-row">
          <input id="main-one" type="search" name="q" value={at.q} placeholder={t.searchHint} maxlength={100} />
          <button type="submit" class="second">
            {t.find}
          </button>
        </div>
      </form>
      <Found place={place} at={at} once={once} />
    </aside>
  )
}

const Case: FC<{ place: ListPlace; at: At }> = ({ place, at: { item, view, offers } }) => {
  const { lang, today } = place
  const t = office[lang].review
  const { dueOn } = item
  const lead = view.deputies.find((d) => d.lead) ?? view.deputies[0]
  const due =
    dueOn === null
      ? t.undated
      : dueOn < today
        ? t.late(sayDay(lang, dueOn, today))
        : t.due(sayDay(lang, dueOn, today), daysLeft(lang, dueOn, today))
  return (
    <section class="queue-case" aria-labelledby="case-heading">
      <p class="quiet">
        {suggestion[lang].numbered(view.number)}
        {view.kind !== 'session' && <span class="tag after">{handling[lang].kinds[view.kind]}</span>}
        {view.confidential && <span class="tag after">{handling[lang].confidential[view.confidential]}</span>}
      </p>
      <h2 id="case-heading">
        <a href={suggestionPath(view.id)} lang="zh-CN">
          {words(view.title)}
        </a>
      </h2>
      <p>
        {lead && suggestion[lang].signers(lead.name, view.deputies.length)}
        {!lead && view.delegation}{' '}
        <span class="quiet">
          {t.received} <DayOf lang={lang} day={view.receivedOn} today={today} />
        </span>
        {view.topics.map((topic) => (
          <span class="tag after" lang="zh-CN">
            {topic}
          </span>
        ))}
      </p>
      <p class="small">
        <LightOf lang={lang} light={item.light} dueOn={dueOn} today={today} /> <span class="quiet">{due}</span>
      </p>
      {view.proposedUnits && view.proposedUnits.length > 0 && (
        <p>
          <span class="quiet">{t.proposed}</span> {view.proposedUnits.map(place.unitName).join('、')}
        </p>
      )}
      <section class="prose excerpt" lang="zh-CN" tabindex={0} aria-label={suggestion[lang].text}>
        {words(view.body)}
      </section>
      <Offers offers={offers} />
    </section>
  )
}

/** 审核: the queue, the one that is open, and what is like it. */
export const ReviewPage: FC<Props> = ({ viewer, place, units, items, total, once, at, done, refused }) => {
  const t = office[viewer.lang].review
  const wrong = at?.offers.find((o) => o.context.errors.length > 0)
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
      {refused !== undefined && (
        <div class="notice wrong" role="alert" tabindex={-1}>
          <p lang="zh-CN">{refused}</p>
        </div>
      )}
      {wrong && <ErrorSummary context={wrong.context} />}
      {at ? (
        <div class="queue">
          <Queue place={place} items={items} total={total} at={at} />
          <Case place={place} at={at} />
          <Beside place={place} at={at} once={once} />
        </div>
      ) : (
        <>
          <p>{t.empty}</p>
          <p class="quiet">{t.emptyHint}</p>
        </>
      )}
      <UnitList units={units} />
    </Shell>
  )
}
