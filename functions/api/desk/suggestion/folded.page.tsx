import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import type { Lang } from '../texts/language.ts'

/** A longer text shows this much of itself, ended at a paragraph or a sentence. */
const shown = 420
/** What is only a little longer is shown whole. */
const slack = 160

/** Where a long text is folded; its whole length where it is not. */
export const foldAt = (text: string): number => {
  if (text.length <= shown + slack) return text.length
  const head = text.slice(0, shown)
  const paragraph = head.lastIndexOf('\n')
  const sentence = head.lastIndexOf('。') + 1
  return paragraph > shown / 2 ? paragraph : sentence > shown / 2 ? sentence : shown
}

/** A text as it was written; of a long one the rest is folded under its beginning. */
export const Folded: FC<{ lang: Lang; text: string }> = ({ lang, text }) => {
  const at = foldAt(text)
  const rest = text.slice(at).replace(/^\n/, '')
  return (
    <>
      <p class="prose" lang="zh-CN">
        {text.slice(0, at)}
      </p>
      {rest !== '' && (
        <details class="plain">
          <summary>{handling[lang].more(rest.length)}</summary>
          <p class="prose" lang="zh-CN">
            {rest}
          </p>
        </details>
      )}
    </>
  )
}
