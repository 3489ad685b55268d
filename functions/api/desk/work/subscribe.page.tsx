import type { FC } from 'hono/jsx'
import type { Lang } from '../texts/language.ts'
import { work } from '../texts/work.ts'
import type { Feed } from './feeds.ts'

/** The addresses of a person's calendars, folded, to be copied. No webcal: links, by which programs may ask without TLS first. */
export const Subscribe: FC<{ lang: Lang; feeds: readonly Feed[] }> = ({ lang, feeds }) => {
  const t = work[lang]
  return (
    <details class="plain">
      <summary>{t.subscribe}</summary>
      <p class="hint">{t.subscribeHint}</p>
      {feeds.map(({ name, url }) => (
        <div class="field">
          <label for={`feed-${name}`}>{t.feeds[name]}</label>
          <input id={`feed-${name}`} value={url} readonly />
        </div>
      ))}
    </details>
  )
}
