import type { FC } from 'hono/jsx'
import { Shell } from '../shell.page.tsx'
import { publicTexts } from '../texts/public.ts'
import { DayOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import type { Looked, PublicReply } from './read.ts'

/** The page of a public reply. */
export const replyPath = (indexNumber: string): string => `/public/replies/${encodeURIComponent(indexNumber)}`

type Props = {
  viewer: Viewer
  today: string
  looked: Looked
  sessions: { id: string; name: string }[]
  items: readonly PublicReply[]
  next?: string
}

/** The public replies, newest first, with a search. */
export const PublicListPage: FC<Props> = ({ viewer, today, looked, sessions, items, next }) => {
  const { lang } = viewer
  const t = publicTexts[lang]
  const isNarrowed = Boolean(looked.q || looked.session || looked.topic)
  return (
    <Shell
      viewer={viewer}
      title={t.title}
      look="public"
      head={<link rel="alternate" type="application/rss+xml" title={t.title} href="/public/replies.xml" />}
    >
      <div class="title">
        <h1>{t.title}</h1>
        <span class="quiet">{t.intro}</span>
        <a class="quiet screen" href="/public/replies.xml">
          {t.feed}
        </a>
      </div>
      <search>
        <form class="filters" method="get" action="/public/replies" aria-label={t.search}>
          <label class="grow">
            <span>{t.words}</span>
            <input type="search" name="q" value={looked.q} maxlength={100} />
          </label>
          <label>
            <span>{t.session}</span>
            <select name="session">
              <option value="">{t.allSessions}</option>
              {sessions.map(({ id, name }) => (
                <option value={id} selected={id === looked.session} lang="zh-CN">
                  {name}
                </option>
              ))}
            </select>
          </label>
          {looked.topic && <input type="hidden" name="topic" value={looked.topic} />}
          <span class="go">
            <button type="submit">{t.find}</button>
            {isNarrowed && <a href="/public/replies">{t.all}</a>}
          </span>
        </form>
      </search>
      {items.length === 0 && !next ? (
        <p class="quiet">{isNarrowed ? t.none : t.empty}</p>
      ) : (
        <ul class="replies">
          {items.map((reply) => (
            <li>
              <a href={replyPath(reply.indexNumber)} lang="zh-CN">
                {reply.title}
              </a>
              <span class="quiet small" lang="zh-CN">
                {reply.publisher}
              </span>
              <span class="quiet small" lang="zh-CN">
                {reply.documentNumber}
              </span>
              <span class="quiet small">
                <DayOf lang={lang} day={reply.publishedOn} today={today} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p class="actions pager">
          <a class="button second" href={next}>
            {isNarrowed ? t.searchOn : t.next}
          </a>
        </p>
      )}
    </Shell>
  )
}
