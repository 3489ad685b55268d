import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { type HandlingView, words } from './case-view.ts'
import { dayWords, type PagePlace } from './place.ts'

/** 延期: from when to when and why, and what is asked for. */
export const Extensions: FC<{ place: PagePlace; of: Pick<HandlingView, 'extensions' | 'asked'> }> = ({ place, of }) => {
  const t = handling[place.lang]
  return (
    <ul class="plain-list">
      {of.extensions.map(({ from, to, on, reason }) => (
        <li>
          <span class="quiet">{dayWords(place, on)}</span> {dayWords(place, from)} → {dayWords(place, to)}{' '}
          <span lang="zh-CN">{words(reason)}</span>
        </li>
      ))}
      {of.asked && (
        <li>
          <span class="quiet">{dayWords(place, of.asked.on)}</span> {t.asked(dayWords(place, of.asked.dueOn))}{' '}
          <span lang="zh-CN">{words(of.asked.reason)}</span>
        </li>
      )}
    </ul>
  )
}
