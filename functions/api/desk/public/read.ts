import { isTextRef, textRefs } from '../../../../shared/case/text.ts'
import { type PublicLetter, publicLettersOf } from '../../../../shared/public/letters.ts'
import type { ApiDeps } from '../../deps.ts'

/** What is looked for in the list. */
export type Looked = { q?: string; session?: string; topic?: string }

/** A letter as pages and clients get it. */
export type PublicReply = Omit<PublicLetter, 'title' | 'place' | 'handling' | 'version'> & { title: string }

/** A page of the list has so many; so many places are looked at for them, and the next request goes on from there. */
const shownAtOnce = 20
const lookedAt = 1000
const readAtOnce = 200

const plain = ({ place: _, handling: __, version: ___, title, ...rest }: PublicLetter): PublicReply => ({
  ...rest,
  title: isTextRef(title) ? rest.documentNumber : title,
})

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

const matches = ({ q, session, topic }: Looked) => {
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return (letter: PublicReply): boolean => {
    if (session && letter.session !== session) return false
    if (topic && !letter.topics.includes(topic)) return false
    const { title, number, documentNumber, publisher, indexNumber } = letter
    const text = folded([title, number, documentNumber, publisher, indexNumber].join('\n'))
    return words.every((word) => text.includes(word))
  }
}

/** Public replies, newest first, a page from after the cursor; with a cursor there may be more. */
export const listReplies = async (
  { store }: ApiDeps,
  looked: Looked,
  { cursor, limit = shownAtOnce }: { cursor?: string; limit?: number } = {},
): Promise<{ items: PublicReply[]; cursor?: string }> => {
  const isWanted = matches(looked)
  const found: PublicReply[] = []
  let after = cursor
  for (let seen = 0; seen < lookedAt; ) {
    const { items, isLast } = await store.listPublic({ limit: readAtOnce, ...(after !== undefined && { after }) })
    for (const [i, { place, letter }] of items.entries()) {
      after = place
      const reply = letter && plain(letter)
      if (reply && isWanted(reply)) found.push(reply)
      if (found.length === limit)
        return isLast && i === items.length - 1 ? { items: found } : { items: found, cursor: place }
    }
    if (isLast || after === undefined) return { items: found }
    seen += items.length
  }
  return { items: found, ...(after !== undefined && { cursor: after }) }
}

/** A public reply with its text, where it shows one. */
export type WholeReply = PublicReply & { body?: string; category?: string }

/**
 * The reply with this index number; undefined where it is not public. What is public is asked of the case itself, so
 * that a page which was taken down is gone at once.
 */
export const readReply = async ({ store }: ApiDeps, indexNumber: string): Promise<WholeReply | undefined> => {
  for (const suggestion of await store.publishedAs(indexNumber)) {
    const state = await store.load(suggestion, { fresh: true })
    if (!state) continue
    const letter = publicLettersOf(state).find((l) => l.indexNumber === indexNumber)
    if (!letter) continue
    const reply = state.handlings.flatMap((h) => h.replies).find((r) => r.version === letter.version)
    const shown = { title: letter.title, ...(letter.shows === 'full' && { body: reply?.body }) }
    const texts = await store.getTexts(state.id, textRefs(shown))
    const textOf = (text: unknown): string => (isTextRef(text) ? (texts.get(text.$text) ?? '') : String(text ?? ''))
    return {
      ...plain(letter),
      title: textOf(shown.title),
      ...(letter.shows === 'full' && {
        body: textOf(reply?.body),
        category: reply?.amendments?.at(-1)?.category ?? reply?.category,
      }),
    }
  }
  return undefined
}
