import type { LetterReading } from '../letters/letter.ts'
import type { Category } from '../profiles/category.ts'
import type { HistoryInput } from './entry.ts'

/** What the place knows: its sessions by id, its units by name, and the categories of the letter's session. */
export type Known = {
  sessions: readonly { id: string }[]
  units: readonly { code: string; name: string }[]
  categories: readonly Category[]
}

type Handling = HistoryInput['handlings'][number]

/** What a letter gives of an entry; what is absent people must say. */
export type Draft = Partial<Omit<HistoryInput, 'handlings'>> & {
  handlings: [Partial<Omit<Handling, 'reply'>> & { reply: Partial<Handling['reply']> }]
}

/** Something of the letter that could not be carried over, by the field of the entry, in Chinese. */
export type Unplaced = { field: string; problem: string }

/**
 * The beginning of an entry (历史补录) from a letter that was read: sessions, units and categories by the place's own
 * names. Nothing is concluded that the letter does not say: the day of assignment, contacts, ratings and how far
 * promises are stay open.
 */
export const draftOf = ({ letter, body }: LetterReading, known: Known): { draft: Draft; unplaced: Unplaced[] } => {
  const unplaced: Unplaced[] = []
  const miss = (field: string, problem: string): undefined => {
    unplaced.push({ field, problem })
    return undefined
  }
  const unit = (field: string, name: string): string | undefined =>
    unitNamed(known.units, name) ?? miss(field, `没有名为「${name}」的单位，请先登记或改选`)
  const session = sessionOf(letter, known, miss)
  const lead = letter.leadUnit === null ? undefined : unit('handlings.0.lead', letter.leadUnit)
  const co = (letter.coUnits ?? []).flatMap((name, i) => unit(`handlings.0.co.${i}`, name) ?? [])
  const category = categoryOf(letter.category, known.categories, miss)
  const number = letter.number?.replace(/[^A-Za-z0-9]/g, '')
  const reply = {
    ...(category !== undefined && { category }),
    ...given('title', letter.title),
    ...given('body', body),
    ...given('documentNumber', letter.documentNumber),
    ...given('issuedOn', letter.issuedOn),
    ...given('signedBy', letter.signer),
    ...given('disclosure', letter.disclosure ?? (letter.publishedOn ? 'open' : null)),
    ...given('publishedOn', letter.publishedOn),
    ...given('indexNumber', letter.indexNumber),
  }
  const draft: Draft = {
    ...(session !== undefined && { session }),
    ...(number && { number }),
    ...given('title', letter.suggestionTitle),
    ...(letter.deputies && {
      deputies: letter.deputies.map((name, i) => ({ name, ...(i === 0 && { lead: true }) })),
    }),
    handlings: [{ ...(lead !== undefined && { lead }), ...(co.length > 0 && { co }), reply }],
  }
  return { draft, unplaced }
}

const given = <K extends string, V>(name: K, value: V | null): { [N in K]?: V } =>
  value === null ? {} : ({ [name]: value } as { [N in K]?: V })

/** The id of the session that a letter names, whether it is known here or not. */
export const sessionIn = ({ congress, session }: LetterReading['letter']): string | undefined =>
  congress === null || session === null ? undefined : `${congress}-${session}`

const sessionOf = (
  letter: LetterReading['letter'],
  { sessions }: Known,
  miss: (field: string, problem: string) => undefined,
): string | undefined => {
  const id = sessionIn(letter)
  if (id === undefined || sessions.some((s) => s.id === id)) return id
  return miss('session', `届次 ${id} 还没有登记，请先由管理员登记`)
}

/** By the place's code or its words. */
const categoryOf = (
  printed: string | null,
  categories: readonly Category[],
  miss: (field: string, problem: string) => undefined,
): string | undefined => {
  if (printed === null || categories.length === 0) return undefined
  const found = categories.find(({ code, label }) => code === printed || label.zh === printed)
  return found?.code ?? miss('handlings.0.reply.category', `本地没有「${printed}」这一类，请对照选择`)
}

/** The unit of that name, or the only one that is called so once the place is left away: 厦门市医疗保障局 is 市医疗保障局, and no county's. */
const unitNamed = (units: Known['units'], name: string): string | undefined => {
  const exact = units.find((u) => u.name === name)
  if (exact) return exact.code
  const alike = units.filter((u) => bare(u.name) === bare(name))
  return alike.length === 1 ? alike[0]?.code : undefined
}

const bare = (name: string): string => name.replace(/^.{0,6}?(?=[省市州盟县区旗].{3})/, '')
