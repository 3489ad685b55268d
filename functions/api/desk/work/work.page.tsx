import type { FC } from 'hono/jsx'
import type { Brief } from '../../../../shared/projection/row.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { type Lang, say } from '../texts/language.ts'
import { work } from '../texts/work.ts'
import type { Person, Viewer } from '../viewer.ts'
import type { Feed } from './feeds.ts'
import type { Group } from './groups.ts'
import { WorkTable } from './rows.page.tsx'
import type { Since } from './since.ts'
import { Subscribe } from './subscribe.page.tsx'

/** So many cases are named under 昨天以来; the rest is counted. */
const mostNamed = 8

const Moved: FC<{ lang: Lang; of: Brief }> = ({ lang, of }) => {
  const t = work[lang]
  const names = [...new Set(of.openSteps.map((s) => say(lang, stepNamed(s.step).labels)))]
  const state = of.stage === 'closed' ? t.closed : names.length > 0 ? t.nowAt(names.join('、')) : t.between
  return (
    <li>
      <a href={suggestionPath(of.id)}>
        {of.number} <span lang="zh-CN">{of.title}</span>
      </a>{' '}
      <span class="quiet">{state}</span>
    </li>
  )
}

const Changes: FC<{ lang: Lang; since: Since }> = ({ lang, since: { fresh, moved } }) => {
  const t = work[lang]
  const rest = moved.length - mostNamed
  return (
    <section aria-labelledby="since">
      <h2 id="since">{t.since}</h2>
      {fresh.size > 0 && <p>{t.arrived(fresh.size)}</p>}
      {fresh.size === 0 && moved.length === 0 && <p class="quiet">{t.nothingNew}</p>}
      {moved.length > 0 && (
        <ul>
          {moved.slice(0, mostNamed).map((of) => (
            <Moved lang={lang} of={of} />
          ))}
          {rest > 0 && <li class="quiet">{t.more(rest)}</li>}
        </ul>
      )}
    </section>
  )
}

const Empty: FC<{ lang: Lang; person: Person }> = ({ lang, person }) => {
  const t = work[lang]
  return (
    <>
      <p>{t.empty}</p>
      <p class="quiet">{t.emptyHint[person.role]}</p>
    </>
  )
}

export type WorkPageProps = {
  viewer: Viewer & { person: Person }
  today: string
  groups: readonly Group[]
  /** Of the page: its first and last place in the list, and how many there are in all. */
  from: number
  to: number
  total: number
  cursor?: string
  since: Since
  feeds: readonly Feed[]
}

/** 我的工作: what waits for this person, the most urgent first. */
export const WorkPage: FC<WorkPageProps> = ({ viewer, today, groups, from, to, total, cursor, since, feeds }) => {
  const { lang, person } = viewer
  const t = work[lang]
  const paged = from > 1 || cursor !== undefined
  return (
    <Shell viewer={viewer} title={t.title}>
      <div class="title">
        <h1>{t.title}</h1>
        {total > 0 && <span class="quiet">{t.total(total)}</span>}
      </div>
      {total === 0 ? (
        <Empty lang={lang} person={person} />
      ) : (
        <WorkTable groups={groups} lang={lang} today={today} fresh={since.fresh} />
      )}
      {paged && (
        <p class="actions pager">
          {cursor && (
            <a class="button second" href={`/?cursor=${encodeURIComponent(cursor)}`}>
              {t.next}
            </a>
          )}
          <span class="quiet">{t.continued(from, to, total)}</span>
          {from > 1 && <a href="/">{t.first}</a>}
        </p>
      )}
      {person.role !== 'leader' && person.role !== 'admin' && <Changes lang={lang} since={since} />}
      <Subscribe lang={lang} feeds={feeds} />
    </Shell>
  )
}
