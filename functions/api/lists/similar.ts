import type { Actor } from '../../../shared/case/actor.ts'
import { attachTexts, type Text } from '../../../shared/case/text.ts'
import type { Row } from '../../../shared/projection/row.ts'
import { plain } from '../../../shared/search/document.ts'
import { bigramsToLookUp, sharedWords, similarSlots } from '../../../shared/search/similar.ts'
import type { ApiDeps } from '../deps.ts'
import { readSlots, textsOf } from './search.ts'

export type Similar = Pick<Row, 'id' | 'number' | 'session' | 'title' | 'stage' | 'units'> & {
  score: number
  words: string[]
}

/** So many are shown, and so many of the likeliest are looked at for it: what may not be read is passed over. */
const mostShown = 10
const mostLookedAt = 100
const atOnce = 20

/** The suggestions most like a new one that the caller may read, the likeliest first, with the words that both have. */
export const findSimilar = async (
  deps: ApiDeps,
  actor: Actor,
  { title, body = '', session }: { title: string; body?: string; session?: string },
): Promise<Similar[]> => {
  const bigrams = bigramsToLookUp(title, body)
  const candidates = (await similarSlots(deps.store, bigrams, { session })).slice(0, mostLookedAt)
  const found: Similar[] = []
  for (let i = 0; i < candidates.length && found.length < mostShown; i += atOnce) {
    const some = candidates.slice(i, i + atOnce)
    const read = await readSlots(
      deps,
      actor,
      some.map((c) => c.slot),
    )
    const readable = read.flatMap(({ row, entry, at }) => (row && entry ? [{ row, entry, at }] : []))
    const texts = await textsOf(deps, readable.map((r) => r.entry).slice(0, mostShown - found.length))
    for (const { row, entry, at } of readable.slice(0, mostShown - found.length)) {
      const { id, number, session, stage, units } = row
      const other = attachTexts<{ title: Text; body: Text }>(entry, texts)
      const words = sharedWords(`${title}\n${body}`, `${plain(other.title)}\n${plain(other.body)}`, bigrams)
      const score = some.find((c) => c.slot === at)?.score ?? 0
      const full = typeof other.title === 'string' ? other.title : row.title
      if (words.length > 0) found.push({ id, number, session, title: full, stage, units, score, words })
    }
  }
  return found
}
