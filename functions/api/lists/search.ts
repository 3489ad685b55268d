import type { Actor } from '../../../shared/case/actor.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { mayReadRow, type Row } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'
import { readPostings, slotsWhere } from '../../../shared/search/candidates.ts'
import { clausesOf, type Found, foundInTexts, foundInTitle } from '../../../shared/search/question.ts'
import type { Shape } from '../../../shared/search/shape.ts'
import type { SearchEntry } from '../../../shared/search/slot.ts'
import type { ApiDeps } from '../deps.ts'
import { type Filters, passes, shown } from './filters.ts'
import type { Page } from './page.ts'

/** The cursor of a search: the slot before which it goes on. */
export const searchCursor = /^n\d{1,9}$/

/**
 * So many hits of the index are looked at for one page, at the least twice as many as the page holds. Where most of them
 * are kept from the caller or filtered out, the page is shorter, and its cursor leads on.
 */
const mostLookedAt = 200

/**
 * The suggestions that have every word in title or body, or as their number, the newest in the index first. What comes
 * in later goes to the front, so a cursor leads to the same rows whatever is added.
 */
export const searchRows = async (
  deps: ApiDeps,
  actor: Actor,
  words: readonly string[],
  filters: Filters,
  { limit, cursor, shape }: { limit: number; cursor?: string; shape?: Shape },
): Promise<Page> => {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor.slice(1))
  const clauses = clausesOf(words, filters)
  const parts = await readPostings(deps.store, [...new Set(clauses.flat(2))], { before, ...(shape && { shape }) })
  const hits = slotsWhere(parts, clauses, before)
  const items: Page['items'] = []
  for (let looked = 0, most = Math.max(mostLookedAt, 2 * limit); looked < most; ) {
    const some = take(hits, Math.min(Math.max(limit - items.length, 10), most - looked))
    looked += some.length
    for (const [i, { at, row, rules, found }] of (await look(deps, actor, words, filters, some)).entries()) {
      if (!row || !rules || !found) continue
      items.push({ ...shown(row, rules), found })
      if (items.length < limit) continue
      const more = i < some.length - 1 || take(hits, 1).length > 0
      return { items, ...(more && { cursor: `n${at}` }) }
    }
    const last = some.at(-1)
    if (last === undefined) return { items }
    if (looked >= most) return { items, ...(take(hits, 1).length > 0 && { cursor: `n${last}` }) }
  }
  return { items }
}

const take = (hits: Generator<number>, count: number): number[] => {
  const some: number[] = []
  while (some.length < count) {
    const { done, value } = hits.next()
    if (done) break
    some.push(value)
  }
  return some
}

type Looked = ReadSlot & { found?: Found | null }

/** The slots' suggestions, as far as they are what was asked for, in the same order. */
const look = async (
  deps: ApiDeps,
  actor: Actor,
  words: readonly string[],
  filters: Filters,
  slots: readonly number[],
): Promise<Looked[]> => {
  const hits = (await readSlots(deps, actor, slots)).map(({ at, row, rules, entry }): Looked => {
    if (!row || !rules || !entry || !passes(row, filters, rules)) return { at }
    // A title that is too long for a row is with the texts.
    return { at, row, rules, entry, found: row.title === '' ? null : foundInTitle(words, row) }
  })
  const unsure = hits.flatMap(({ entry, found }) => (entry && !found ? [entry] : []))
  const texts = await textsOf(deps, unsure)
  return hits.map((hit) => {
    const { row, entry, found } = hit
    if (!row || !entry || found) return hit
    return { ...hit, found: foundInTexts(words, { ...attachTexts(entry, texts), number: row.number }) }
  })
}

/** A slot of the index with what is behind it, as far as the caller may read that. */
export type ReadSlot = { at: number; row?: Row; rules?: Rules; entry?: SearchEntry }

/** What is behind slots, in the same order; nothing where it may not be read, or the slot is of an older wording. */
export const readSlots = async (
  { store, rules: book }: ApiDeps,
  actor: Actor,
  slots: readonly number[],
): Promise<ReadSlot[]> => {
  if (slots.length === 0) return []
  const ids = await store.slotIds(slots)
  const known = [...new Set(ids.values())]
  const [rows, entries] = await Promise.all([
    store.getRows(known.map((id) => ({ id, session: sessionOf(id) }))),
    store.searchEntries(known),
  ])
  const rulesOf = new Map<string, Rules>()
  for (const { session } of rows) if (!rulesOf.has(session)) rulesOf.set(session, await book.rulesFor(session))
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]))
  return slots.map((at): ReadSlot => {
    const id = ids.get(at) ?? ''
    const [row, entry] = [rowOf.get(id), entryOf.get(id)]
    const rules = row && rulesOf.get(row.session)
    return row && rules && entry?.slot === at && mayReadRow(row, actor, rules.unit) ? { at, row, rules, entry } : { at }
  })
}

/** The long texts of what is indexed, by hash. */
export const textsOf = ({ store }: ApiDeps, entries: readonly SearchEntry[]): Promise<Map<string, string>> =>
  store.textsOf(entries.flatMap(({ id, title, body }) => textRefs([title, body]).map((hash) => ({ id, hash }))))

/** A suggestion's id begins with that of its session. */
const sessionOf = (id: string): string => id.split('-', 2).join('-')
