import type { FC } from 'hono/jsx'
import type { Commit } from '../../../../shared/case/commit.ts'
import { type Names, tellEvent, whoActs } from '../../story/tell.ts'
import { handling } from '../texts/handling.ts'
import { dayWords, type PagePlace } from './place.ts'

/** What only the system's inside needs is told by the audit tool alone. */
const isTold = ({ type }: Commit['events'][number]): boolean => type !== 'GenerationStarted'

/** What people did stands out from what followed of itself. */
const isQuiet = ({ type }: Commit['events'][number]): boolean => type === 'StepOpened' || type === 'Reminded'

const Entry: FC<{ commit: Commit; names: Names }> = ({ commit: { version, at, actor, events }, names }) => {
  const told = events.filter(isTold)
  return (
    <li>
      <time datetime={at} class="quiet">
        {at.slice(11, 16)}
      </time>{' '}
      <span>
        {!told.every(isQuiet) && <b>{whoActs(actor, names)}</b>}
        {told.map((event) => (
          <span class={isQuiet(event) ? 'told quiet' : 'told'}> {tellEvent(event, names)}</span>
        ))}
        <span class="hidden">（第 {version} 版）</span>
      </span>
    </li>
  )
}

/** 全程记录: the case's log in words, oldest first, by day. It is in Chinese whatever the reader's language. */
export const Timeline: FC<{ place: PagePlace; story: readonly Commit[]; names: Names }> = ({ place, story, names }) => {
  const t = handling[place.lang]
  const told = story.filter(({ events }) => events.some(isTold))
  const days = [...new Set(told.map(({ at }) => at.slice(0, 10)))]
  return (
    <details class="story" id="story">
      <summary>
        {t.story} <span class="quiet small">{t.entries(told.length)}</span>
      </summary>
      {days.map((day) => (
        <section lang="zh-CN">
          <h3>{dayWords({ ...place, lang: 'zh' }, day)}</h3>
          <ol class="timeline">
            {told
              .filter(({ at }) => at.startsWith(day))
              .map((commit) => (
                <Entry commit={commit} names={names} />
              ))}
          </ol>
        </section>
      ))}
    </details>
  )
}
