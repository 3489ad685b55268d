import type { SearchStore } from '../store/port.ts'
import { type Part, readPostings } from './candidates.ts'
import { marks } from './document.ts'
import { termHash } from './hash.ts'
import type { Shape } from './shape.ts'
import { bigramsOf, normal } from './words.ts'

/** So many bigrams of a new suggestion are looked up: those of its title first, then some of its body. */
export const mostLookedUp = 24

/** What stands in nearly every title says nothing of what a suggestion is about. */
const phrases = [
  '关于',
  '进一步',
  '的若干建议',
  '的几点建议',
  '的建议',
  '的议案',
  '的提案',
  '在我市',
  '我市',
  '我省',
  '我区',
  '我县',
]
const between = new RegExp(`${phrases.join('|')}|[^\\p{L}\\p{N}\\p{M}]+`, 'u')
const verbs = ['加强', '加快', '推进', '推动', '提升', '完善', '促进', '优化', '建设', '工作', '问题', '建议']
const usual = bigramsOf([...phrases, ...verbs].join(' '))

/** A slot that shares something with the new suggestion. `score`: which part of what tells it apart is shared, 0 to 1. */
export type Candidate = { slot: number; score: number }

/** A bigram of the title says as much as so many of the text. */
const titleWeighs = 3

/** The bigrams that are looked up, with their weight. A body's are taken evenly from all of it. */
export const bigramsToLookUp = (title: string, body: string): Map<string, number> => {
  const telling = (text: string): string[] => [...bigramsOf(normal(text))].filter((b) => !usual.has(b))
  const ofTitle = telling(title).slice(0, mostLookedUp)
  const rest = telling(body).filter((b) => !ofTitle.includes(b))
  const room = Math.min(mostLookedUp - ofTitle.length, rest.length)
  const ofBody = Array.from({ length: room }, (_, i) => rest[Math.floor((i * rest.length) / room)] ?? '')
  return new Map([
    ...ofTitle.map((b): [string, number] => [b, titleWeighs]),
    ...ofBody.map((b): [string, number] => [b, 1]),
  ])
}

/** What shares less is not alike. */
const leastScore = 0.05

/**
 * Slots by how much they share with the bigrams, the most first and among equals the newest: each bigram weighs the
 * more, the fewer suggestions have it (the inverse document frequency of BM25).
 */
export const similarSlots = async (
  store: Pick<SearchStore, 'searchHead' | 'slots' | 'getBuckets' | 'latestSlot'>,
  bigrams: ReadonlyMap<string, number>,
  { session, shape }: { session?: string; shape?: Shape } = {},
): Promise<Candidate[]> => {
  if (bigrams.size === 0) return []
  const terms = new Map([...bigrams].map(([bigram, weight]) => [termHash(bigram), weight]))
  const within = session === undefined ? undefined : termHash(marks.session(session))
  const [parts, latest] = await Promise.all([
    readPostings(store, [...terms.keys(), ...(within === undefined ? [] : [within])], { ...(shape && { shape }) }),
    store.latestSlot(),
  ])
  const weights = [...terms].map(
    ([term, weight]) => [term, weight * rarity(frequency(parts, term), latest + 1)] as const,
  )
  const most = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const scores = new Map<number, number>()
  for (const { from, postings } of parts) {
    const allowed = within === undefined ? undefined : new Set(postings.get(within))
    for (const [term, weight] of weights)
      for (const place of postings.get(term) ?? [])
        if (!allowed || allowed.has(place)) scores.set(from + place, (scores.get(from + place) ?? 0) + weight)
  }
  return [...scores]
    .map(([slot, score]) => ({ slot, score: Math.round((1000 * score) / most) / 1000 }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || b.slot - a.slot)
}

const frequency = (parts: readonly Part[], term: number): number =>
  parts.reduce((n, { postings }) => n + (postings.get(term)?.length ?? 0), 0)

const rarity = (frequency: number, all: number): number =>
  Math.log(1 + (Math.max(0, all - frequency) + 0.5) / (frequency + 0.5))

/** Longest runs of the new suggestion's text that the other has too, of at least two letters, longest first. */
export const sharedWords = (
  mine: string,
  other: string,
  telling: { has(bigram: string): boolean },
  most = 8,
): string[] => {
  const theirs = normal(other)
  const found = new Set<string>()
  for (const run of normal(mine).split(between)) {
    const signs = [...run]
    for (let from = 0; from < signs.length - 1; ) {
      let until = from + 2
      if (!theirs.includes(signs.slice(from, until).join(''))) {
        from++
        continue
      }
      while (until < signs.length && theirs.includes(signs.slice(from, until + 1).join(''))) until++
      const word = signs.slice(from, until).join('')
      if ([...bigramsOf(word)].some((b) => telling.has(b))) found.add(word)
      from = until - 1
    }
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, most)
}
