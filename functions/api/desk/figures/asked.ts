import * as z from 'zod'
import { invalid } from '../../../../shared/case/refusal.ts'
import { type RateName, rateNames } from '../../../../shared/rates/figures.ts'
import { Selection } from '../../figures/query.ts'
import type { Person } from '../viewer.ts'

/** What the table of units can be sorted by. */
export const sorts = ['name', 'answered', 'onTime', 'faceToFace', 'satisfaction', 'fulfilment', 'overdue'] as const
export type Sort = (typeof sorts)[number]

/** The lists behind counts. */
export const lists = [
  'due',
  'overdue',
  'open',
  'key',
  'unassigned',
  'category',
  'green',
  'yellow',
  'red',
  'undated',
] as const
export type ListName = (typeof lists)[number]

const Asked = Selection.extend({
  sort: z.enum(sorts).catch('name'),
  order: z.enum(['up', 'down']).catch('up'),
})
const page = z.coerce.number().int().min(1).catch(1)
/** One unit alone: not those below it, as the table of units divides. */
const alone = z.enum(['1']).optional().catch(undefined)

const AskedReason = Selection.extend({
  rate: z.enum(rateNames),
  part: z.enum(['all', 'numerator', 'missed']).catch('all'),
  page,
  alone,
})
const AskedList = Selection.extend({ what: z.enum(lists), category: z.string().max(10).optional(), page, alone })

export type Asked = z.infer<typeof Asked>
export type AskedReason = z.infer<typeof AskedReason>
export type AskedList = z.infer<typeof AskedList>
/** Which handlings a page is about, as its address says it. */
export type Chosen = z.infer<typeof Selection> & { alone?: '1' | undefined }

const read = <T>(schema: z.ZodType<T>, query: Record<string, string>, person: Person): T => {
  // An empty field of the form asks for nothing.
  const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''))
  const own = person.role === 'unit' && !asked.unit ? { unit: person.unit } : {}
  const parsed = schema.safeParse({ ...asked, ...own })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalid(issue?.path.join('.') ?? '', '筛选条件有误，请检查日期和单位')
}

/** What the address of the page asks for; a unit's people ask for their own unit. Throws INVALID. */
export const readAsked = (query: Record<string, string>, person: Person): Asked => read(Asked, query, person)
export const readReason = (query: Record<string, string>, person: Person): AskedReason =>
  read(AskedReason, query, person)
export const readList = (query: Record<string, string>, person: Person): AskedList => read(AskedList, query, person)

/** The part of an address that selects handlings. */
export const chosenOf = ({ session, unit, topic, from, to, asOf, alone }: Chosen): Chosen => ({
  ...(session && { session }),
  ...(unit && { unit }),
  ...(topic && { topic }),
  ...(from && { from }),
  ...(to && { to }),
  ...(asOf && { asOf }),
  ...(alone && { alone }),
})

const address = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** The page with the same selection, sorted so. */
export const figuresPath = (chosen: Chosen, more: { sort?: Sort; order?: string } = {}): string =>
  address('/figures', { ...chosen, ...more })

export const wallPath = (chosen: Chosen): string => address('/figures/wall', { ...chosen })

/** The cases behind a rate. */
export const reasonPath = (chosen: Chosen, rate: RateName, more: { part?: string; page?: number } = {}): string =>
  address('/figures/explain', { ...chosen, rate, ...inText(more) })

/** The cases behind a count. */
export const listPath = (chosen: Chosen, what: ListName, more: { category?: string; page?: number } = {}): string =>
  address('/figures/list', { ...chosen, what, ...inText(more) })

const inText = (more: Record<string, string | number | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value?.toString()]))
