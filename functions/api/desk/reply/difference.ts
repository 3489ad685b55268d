import { type ChangeObject, diffArrays } from 'diff'

/** A piece of a text that stayed, came in, or went out. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Chinese has no blanks between words: a dictionary's words make a difference that can be read. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map((s) => s.segment)

/** Beyond so many words two passages are shown one after the other; so are those that have less than this in common. */
const mostWords = 2000
/** So many changed paragraphs are looked for; the search takes the square of it. */
const mostLines = 500
const leastCommon = 0.3

const pieces = (changes: readonly ChangeObject<string[]>[]): Piece[] =>
  changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))

const replaced = (before: string, after: string): Piece[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
]

/** Changes with nothing but a sign or two between them are read as one. */
const joined = (all: readonly Piece[]): Piece[] => {
  const out: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed })
    if (added) out.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [i, { kind, text }] of all.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if ((removed || added) && text.length < 2 && !text.includes('\n') && i < all.length - 1) {
      removed += text
      added += text
    } else {
      flush()
      out.push({ kind, text })
    }
  }
  flush()
  return out
}

const within = (before: string, after: string): Piece[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length + b.length > mostWords) return replaced(before, after)
  const found = pieces(diffArrays(a, b))
  const common = found.filter((p) => p.kind === 'same').reduce((n, p) => n + p.text.length, 0)
  return common < leastCommon * Math.min(before.length, after.length) ? replaced(before, after) : joined(found)
}

/**
 * What changed between two texts: paragraph by paragraph, and in a paragraph that was changed word by word. The pieces
 * that stayed with those removed are the text before, with those added the text after.
 */
export const difference = (before: string, after: string): Piece[] => {
  const changes = diffArrays(lines(before), lines(after), { maxEditLength: mostLines })
  if (!changes) return replaced(before, after)
  const out: Piece[] = []
  for (let i = 0; i < changes.length; i++) {
    const [change, next] = [changes[i]!, changes[i + 1]]
    if (change.removed && next?.added) {
      out.push(...within(change.value.join(''), next.value.join('')))
      i++
    } else out.push(...pieces([change]))
  }
  return out.filter((p) => p.text !== '')
}

/** Whether anything changed. */
export const differs = (all: readonly Piece[]): boolean => all.some((p) => p.kind !== 'same')
