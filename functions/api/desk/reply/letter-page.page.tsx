import type { FC } from 'hono/jsx'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import type { CaseView } from '../suggestion/case-view.ts'
import { reply } from '../texts/reply.ts'
import type { Person, Viewer } from '../viewer.ts'
import { Letter, type LetterView } from './letter.page.tsx'

type Props = {
  viewer: Viewer & { person: Person }
  view: Pick<CaseView, 'id' | 'number'>
  letter: LetterView
  /** Where it is as a Word document. */
  word: string
}

/** One letter by itself, as it is printed on A4. */
export const LetterPage: FC<Props> = ({ viewer, view, letter, word }) => {
  const t = reply[viewer.lang]
  return (
    <Shell viewer={viewer} title={letter.documentNumber ?? letter.title}>
      <p class="unprinted">
        <a href={suggestionPath(view.id)}>{t.backTo}</a>{' '}
        <a href={word} download>
          {t.word}
        </a>{' '}
        <button type="button" class="minor" data-print hidden>
          {t.print}
        </button>
      </p>
      <h1 class="hidden">{t.letter}</h1>
      <Letter letter={letter} />
    </Shell>
  )
}
