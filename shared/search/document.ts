import { canonical, sha256 } from '../case/commit.ts'
import type { CaseState } from '../case/state.ts'
import { attachTexts, isTextRef, type Text, textRefs } from '../case/text.ts'
import type { SearchStore } from '../store/port.ts'
import { termHash } from './hash.ts'
import { bareNumber, bigramsOf, normal, signsOf } from './words.ts'

/** What of a suggestion is searched: pure of the log, with long texts by their hash. */
export type Document = {
  id: string
  session: string
  number: string
  kind: string
  title: Text
  body: Text
  topics: string[]
  /** The lead deputy. */
  lead: string
  /** Everybody whose name stands under it, in the order of the paper. */
  signers: string[]
}

export const documentOf = ({ id, suggestion }: Pick<CaseState, 'id' | 'suggestion'>): Document => {
  const { session, number, kind, title, body, topics, deputies } = suggestion
  const lead = (deputies.find((d) => d.lead) ?? deputies[0])?.name ?? ''
  return { id, session, number, kind, title, body, topics, lead, signers: deputies.map((d) => d.name) }
}

/** Tells one wording from another; texts in the log have one form, so that it needs no long ones. */
export const digestOf = (document: Document): string => sha256(canonical(document)).slice(0, 16)

/** The document with its long texts in place, those too that were put a moment ago. */
export const withTexts = async (document: Document, textsOf: SearchStore['textsOf']): Promise<Document> => {
  const refs = textRefs(document).map((hash) => ({ id: document.id, hash }))
  return refs.length > 0 ? attachTexts(document, await textsOf(refs, { fresh: true })) : document
}

/** A text for comparing; one that is missing is empty. */
export const plain = (text: Text): string => (isTextRef(text) ? '' : normal(text))

/** Terms beside the text's own, by which a search is narrowed. None can be two letters or one sign. */
export const marks = {
  session: (id: string): string => `s:${id}`,
  kind: (kind: string): string => `k:${kind}`,
  topic: (topic: string): string => `t:${topic}`,
  deputy: (name: string): string => `d:${name}`,
  signer: (name: string): string => `g:${name}`,
  number: (number: string): string => `n:${bareNumber(normal(number))}`,
} as const

/**
 * The terms under which a document is found, as sorted hashes: the bigrams of title and body, the single signs of the
 * title, its number (and its id), and what narrows a search.
 */
export const termsOf = (document: Document): number[] => {
  const [title, body] = [plain(document.title), plain(document.body)]
  const terms = new Set([
    ...bigramsOf(title),
    ...bigramsOf(body),
    ...signsOf(title),
    marks.number(document.number),
    marks.number(document.id),
    marks.session(document.session),
    marks.kind(document.kind),
    ...document.topics.map(marks.topic),
    marks.deputy(document.lead),
    ...document.signers.map(marks.signer),
  ])
  return [...new Set([...terms].map(termHash))].sort((a, b) => a - b)
}
