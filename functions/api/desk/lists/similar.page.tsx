import type { Child, FC } from 'hono/jsx'
import type { Similar } from '../../lists/similar.ts'
import { suggestionPath } from '../links.ts'
import { lists } from '../texts/lists.ts'
import type { ListPlace } from './row.page.tsx'

/** So many matching words are named. */
const mostWords = 6

type Props = {
  place: ListPlace
  similar: readonly Similar[]
  /** What can be done with one of them. */
  act?: (one: Similar) => Child
}

/** Suggestions like another one, with the words that both have. */
export const SimilarList: FC<Props> = ({ place, similar, act }) => {
  const t = lists[place.lang]
  if (similar.length === 0) return <p class="quiet">{t.similarNone}</p>
  return (
    <ol class="similar">
      {similar.map((one) => (
        <li>
          <a href={suggestionPath(one.id)} target="_blank" rel="noopener" lang="zh-CN">
            {one.number} {one.title || one.id}
          </a>
          <p class="small quiet">
            {t.stages[one.stage] ?? one.stage}
            {one.units.length > 0 && <span lang="zh-CN"> · {one.units.map(place.unitName).join('、')}</span>}
          </p>
          <p class="small" lang="zh-CN">
            <span class="quiet">{t.words}</span>
            {one.words.slice(0, mostWords).map((word) => (
              <mark>{word}</mark>
            ))}
          </p>
          {act?.(one)}
        </li>
      ))}
    </ol>
  )
}
