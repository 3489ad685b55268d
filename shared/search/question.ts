import { marks, plain } from './document.ts'
import { termHash } from './hash.ts'
import type { SearchEntry } from './slot.ts'
import { bareNumber, bigramsOf, normal, signsOf } from './words.ts'

/** What narrows a search beside its words; each of it is a term of the index. */
export type Narrowing = { session?: string; kind?: string; topic?: string; deputy?: string }

/** One thing that must be so of a hit: any of these, each of which is all of these terms. Hashes. */
export type Clause = number[][]

/** So many bigrams of all words together are read from the index: what is left is settled by looking at the text. */
export const mostBigrams = 8

/**
 * The terms to read for the words. Of a long word bigrams that do not overlap come first, so that few cover it; a word
 * without two letters in a row is looked for by its single signs, which only titles are indexed by.
 */
export const clausesOf = (words: readonly string[], narrowing: Narrowing): Clause[] => {
  const share = Math.max(1, Math.floor(mostBigrams / Math.max(1, words.length)))
  const clauses = words.map((word): Clause => [[termHash(marks.number(word))], readFor(word, share).map(termHash)])
  const { session, kind, topic, deputy } = narrowing
  const terms = [
    ...(session === undefined ? [] : [marks.session(session)]),
    ...(kind === undefined ? [] : [marks.kind(kind)]),
    ...(topic === undefined ? [] : [marks.topic(topic)]),
    ...(deputy === undefined ? [] : [marks.deputy(deputy)]),
  ]
  return [...clauses, ...terms.map((term): Clause => [[termHash(term)]])]
}

const readFor = (word: string, share: number): string[] => {
  const bigrams = [...bigramsOf(word)]
  if (bigrams.length === 0) return [...signsOf(word)].slice(0, share)
  const apart = [...bigrams.filter((_, i) => i % 2 === 0), ...bigrams.filter((_, i) => i % 2 === 1)]
  return apart.slice(0, share)
}

/** Where the words of a question were found: all in the title, or in part in the body, or one is the number. */
export type Found = 'title' | 'number' | 'body'

/** What a word is compared with beside the texts. */
type Numbered = { id: string; number: string }

const isNumber = (word: string, { id, number }: Numbered): boolean =>
  word === id || bareNumber(word) === bareNumber(normal(number))

/** Whether every word is in the title, or is the number; null: only the body can tell. */
export const foundInTitle = (words: readonly string[], of: Numbered & { title: string }): Found | null => {
  const title = normal(of.title)
  const left = words.filter((word) => !title.includes(word))
  if (left.length === 0) return 'title'
  return left.every((word) => isNumber(word, of)) ? 'number' : null
}

/** Whether every word is in the title or the body, or is the number. */
export const foundInTexts = (
  words: readonly string[],
  of: Numbered & Pick<SearchEntry, 'title' | 'body'>,
): Found | null => {
  const [title, body] = [plain(of.title), plain(of.body)]
  const everywhere = words.every((word) => title.includes(word) || body.includes(word) || isNumber(word, of))
  return everywhere ? (foundInTitle(words, { ...of, title }) ?? 'body') : null
}
