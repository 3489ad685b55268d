import type { FC } from 'hono/jsx'
import { outlineOf } from '../../../../shared/letter-form/markup.ts'
import type { Lang } from '../texts/language.ts'
import { reply } from '../texts/reply.ts'

/**
 * The headings of what is being written. Drawn again by the page's script while somebody types in `of`; without it, at
 * every preview.
 */
export const Outline: FC<{ lang: Lang; of: string; body: string }> = ({ lang, of, body }) => {
  const t = reply[lang]
  const headings = outlineOf(body)
  return (
    <nav class="outline" aria-label={t.outline} data-outline-of={of} data-gap={t.gap} data-none={t.noOutline}>
      <h2>{t.outline}</h2>
      <ol lang="zh-CN">
        {headings.map(({ level, text, gap }) => (
          <li class={`depth-${level}`}>
            {text}
            {gap && <span class="error small"> {t.gap}</span>}
          </li>
        ))}
      </ol>
      {headings.length === 0 && <p class="quiet small">{t.noOutline}</p>}
    </nav>
  )
}
