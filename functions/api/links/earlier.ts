import type { CaseState } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { eachOf } from '../../../shared/each-of.ts'
import { currentIssue, isRevoked } from '../../../shared/links/history.ts'
import type { Link } from '../../../shared/links/link.ts'
import { type Match, type Reached, sameBy } from '../../../shared/links/same-person.ts'
import { type PublicLetter, publicLettersOf } from '../../../shared/public/letters.ts'
import { readPostings, slotsWhere } from '../../../shared/search/candidates.ts'
import { marks } from '../../../shared/search/document.ts'
import { termHash } from '../../../shared/search/hash.ts'
import type { ApiDeps } from '../deps.ts'
import { type EarlierView, earlierView, type NamesakeView, namesakeView } from '../views/earlier.view.ts'

/**
 * A page shows so many, and so many of the name's suggestions are looked at for it, each by at most six reads: slot,
 * entry, snapshot, the log's tail, phones, long texts. Where most are other people's, the page is shorter and leads on.
 */
const mostShown = 20
const mostLookedAt = 60
const atOnce = 10

/** `known`: whether a phone or an e-mail is kept beside the link's case at all, without which nobody can be told. */
export type Earlier = { known: boolean; items: EarlierView[]; namesakes: NamesakeView[]; cursor?: string }

type Found = { at: number; state: CaseState; by?: Match; letters: PublicLetter[] }

/**
 * The other suggestions of a link's deputy (decision 0022): those with the name under them where the phone or the e-mail
 * kept beside both logs is the same; and of the same name otherwise what is public in full anyway. A page is sought in
 * the order of the index, the latest wording first, and given by the day on which they were received, the newest first.
 */
export const findEarlier = async (deps: ApiDeps, own: CaseState, link: Link, cursor?: string): Promise<Earlier> => {
  const { store } = deps
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor.slice(1))
  const term = termHash(marks.signer(link.deputy))
  const [parts, personal] = await Promise.all([
    readPostings(store, [term], { before }),
    store.getPersonal(link.suggestion),
  ])
  const me = personal.find((p) => p.name === link.deputy)
  const slots = [...slotsWhere(parts, [[[term]]], before)]
  const found: Found[] = []
  let next = 0
  for (const most = Math.min(slots.length, mostLookedAt); next < most && found.length < mostShown; ) {
    const some = slots.slice(next, Math.min(next + atOnce, most))
    const seen = await look(deps, some, own, link, me)
    const room = seen.slice(0, mostShown - found.length)
    found.push(...room)
    const last = room.length < seen.length ? room.at(-1)?.at : undefined
    next = last === undefined ? next + some.length : slots.indexOf(last) + 1
  }
  const at = slots[next - 1]
  return {
    known: me?.phone !== undefined || me?.email !== undefined,
    ...(await shown(deps, found, link.deputy)),
    ...(next < slots.length && at !== undefined && { cursor: `n${at}` }),
  }
}

/** What of some slots is to be shown, in their order. */
const look = async (
  { store }: ApiDeps,
  slots: readonly number[],
  own: CaseState,
  link: Link,
  me: Reached | undefined,
): Promise<Found[]> => {
  const ids = await store.slotIds(slots)
  const entries = new Map((await store.searchEntries([...new Set(ids.values())])).map((e) => [e.id, e]))
  const found = await eachOf(slots, async (at): Promise<Found | undefined> => {
    const id = ids.get(at) ?? ''
    // A slot of an older wording, or of what the link is for itself.
    if (id === own.id || entries.get(id)?.slot !== at) return undefined
    const state = await store.load(id, { fresh: true })
    if (!state || state.suggestion.confidential) return undefined
    const signer = state.suggestion.deputies.find((d) => d.name === link.deputy)
    if (!signer) return undefined
    if (me && isOpenTo(state, link.deputy)) {
      const by = sameBy(
        me,
        (await store.getPersonal(id)).find((p) => p.name === link.deputy),
      )
      if (by) return { at, state, by, letters: [] }
    }
    const mine = own.suggestion.deputies.find((d) => d.name === link.deputy)?.delegation
    if (mine && signer.delegation && mine !== signer.delegation) return undefined
    const letters = publicLettersOf(state).filter((l) => l.shows === 'full' && l.deputies.includes(link.deputy))
    return letters.length > 0 ? { at, state, letters } : undefined
  })
  return found.filter((f) => f !== undefined)
}

/**
 * Whether a signer could read the case by a link of its own: not one that ended undone, nor where the secretariat ended
 * the signer's links, nor one from above, of which no deputy is told.
 */
const isOpenTo = (state: CaseState, deputy: string): boolean => {
  const of = { suggestion: state.id, purpose: 'read', deputy } as const
  const withdrawn = state.closedAs === 'withdrawn' || state.withdrawn.includes(deputy)
  if (withdrawn || state.suggestion.kind === 'forwarded') return false
  return !isRevoked(state, { ...of, issue: currentIssue(state, of) })
}

const shown = async (
  { store, rules: book }: ApiDeps,
  found: readonly Found[],
  deputy: string,
): Promise<Pick<Earlier, 'items' | 'namesakes'>> => {
  const names = new Map((await book.sessions()).map(({ id, name }) => [id, name]))
  const items: EarlierView[] = []
  const namesakes: NamesakeView[] = []
  const wanted: { id: string; hash: string }[] = []
  for (const { state, by, letters } of [...found].sort(newestFirst)) {
    const { session } = state.suggestion
    const of = { session: names.get(session) ?? session, rules: await book.rulesFor(session) }
    const item = by && earlierView(state, deputy, by, of)
    const others = letters.map((letter) => namesakeView(letter, of.session))
    if (item) items.push(item)
    namesakes.push(...others)
    wanted.push(...textRefs([item, others]).map((hash) => ({ id: state.id, hash })))
  }
  return attachTexts({ items, namesakes }, await store.textsOf(wanted, { fresh: true }))
}

const newestFirst = ({ state: { suggestion: a } }: Found, { state: { suggestion: b } }: Found): number =>
  a.receivedOn === b.receivedOn ? 0 : a.receivedOn < b.receivedOn ? 1 : -1
