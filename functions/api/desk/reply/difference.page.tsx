import type { FC } from 'hono/jsx'
import type { Lang } from '../texts/language.ts'
import { reply } from '../texts/reply.ts'
import { difference, differs, type Piece } from './difference.ts'

const One: FC<{ lang: Lang; piece: Piece }> = ({ lang, piece: { kind, text } }) => {
  const t = reply[lang]
  if (kind === 'same') return <>{text}</>
  // Screen readers do not say of themselves that something is new or gone.
  return kind === 'added' ? (
    <ins>
      <span class="hidden">{t.added}</span>
      {text}
    </ins>
  ) : (
    <del>
      <span class="hidden">{t.removed}</span>
      {text}
    </del>
  )
}

/** A text with what changed in it since the version before. */
export const Difference: FC<{ lang: Lang; before: string; after: string }> = ({ lang, before, after }) => {
  const pieces = difference(before, after)
  return (
    <div class="prose difference" lang="zh-CN">
      {differs(pieces) ? pieces.map((piece) => <One lang={lang} piece={piece} />) : after}
    </div>
  )
}
