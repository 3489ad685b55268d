import type { Brief, HandlingRow, Row } from '../../projection/row.ts'

/*
 * Rows and briefs as JSON without names. An item is billed by the kilobyte, and such a row is smaller than with names
 * and compressed; lists read hundreds of them, and inflating and checking each was most of their work. Only `packRow` and `packBrief` write what is read here, and `npm run rebuild` compares all of it.
 */

type Step = Brief['openSteps'][number]
type Lead = Brief['handlings'][number]
type RareOfBrief = Pick<Brief, 'confidential' | 'committee'>
type RareOfRow = Pick<Row, 'closedAs' | 'key' | 'withdrawn' | 'forwarded' | 'reference'>
type Replied = Pick<HandlingRow, 'category' | 'documentNumber' | 'issuedOn'>

type PackedStep = [
  stepId: string,
  step: string,
  handling: string | null,
  assignee: Step['assignee'],
  openedAt: string,
  dueOn: string | null,
  flags: number,
]
type PackedLead = [id: string, unit: string]
type PackedHandling = [
  ...PackedLead,
  co: string[],
  stage: string,
  assignedOn: string,
  dueOn: string | null,
  firstDueOn: string | null,
  provisional: 0 | 1,
  replied?: Replied,
]
type Packed<Handlings> = [
  version: number,
  at: string,
  number: string,
  title: string,
  stage: string,
  steps: PackedStep[],
  units: string[],
  handlings: Handlings,
  rare?: RareOfBrief,
]
type PackedBrief = [session: string, id: string, of: Packed<PackedLead[]>]
type PackedRow = [brief: Packed<PackedHandling[]>, lead: string, topics: string[], generation: number, rare?: RareOfRow]

/** Whose row it is, which its keys say. */
type At = { session: string; id: string }

/** Alone a brief's text says whose it is, so that it can be known again by its text. */
export const packBrief = (brief: Brief): string => {
  const all: PackedBrief = [brief.session, brief.id, packed(brief, brief.handlings.map(packedLead))]
  return JSON.stringify(all)
}

export const unpackBrief = (text: string): Brief => {
  const [session, id, of] = JSON.parse(text) as PackedBrief
  return { ...unpacked(of, { session, id }), handlings: of[7].map(unpackedLead) }
}

export const packRow = (row: Row): string => {
  const { lead, topics, generation, handlings, closedAs, key, withdrawn, forwarded, reference } = row
  const rare = ifAny<RareOfRow>({ closedAs, key, withdrawn, forwarded, reference })
  const all: PackedRow = [packed(row, handlings.map(packedHandling)), lead, topics, generation, ...rare]
  return JSON.stringify(all)
}

/** All of a row but when the sweep looks at it, which is in the item's key of the index. */
export const unpackRow = (text: string, at: At): Row => {
  const [brief, lead, topics, generation, rare] = JSON.parse(text) as PackedRow
  return { ...unpacked(brief, at), lead, topics, generation, handlings: brief[7].map(unpackedHandling), ...rare }
}

/** What few have comes last, and only where there is any. JSON leaves out members that are undefined. */
const ifAny = <T extends object>(of: { [K in keyof Required<T>]: T[K] | undefined }): [T] | [] =>
  Object.values(of).some((value) => value !== undefined) ? [of as T] : []

const packed = <H>(brief: Omit<Brief, 'handlings'>, handlings: H): Packed<H> => {
  const { version, at, number, title, stage, openSteps, units, confidential, committee } = brief
  const rare = ifAny<RareOfBrief>({ confidential, committee })
  return [version, at, number, title, stage, openSteps.map(packedStep), units, handlings, ...rare]
}

const unpacked = (of: Packed<unknown>, { session, id }: At): Omit<Brief, 'handlings'> => {
  const [version, at, number, title, stage, steps, units, , rare] = of
  return { session, id, version, at, number, title, stage, openSteps: steps.map(unpackedStep), units, ...rare }
}

const provisionalFlag = 1
const sideFlag = 2

const packedStep = ({ stepId, step, handling, assignee, openedAt, dueOn, provisional, side }: Step): PackedStep => [
  stepId,
  step,
  handling ?? null,
  assignee,
  openedAt,
  dueOn,
  (provisional ? provisionalFlag : 0) + (side ? sideFlag : 0),
]

const unpackedStep = ([stepId, step, handling, assignee, openedAt, dueOn, flags]: PackedStep): Step => {
  const open: Step = { stepId, step, assignee, openedAt, dueOn }
  if (handling !== null) open.handling = handling
  if (flags & provisionalFlag) open.provisional = true
  if (flags & sideFlag) open.side = true
  return open
}

const packedLead = ({ id, unit }: Lead): PackedLead => [id, unit]
const unpackedLead = ([id, unit]: PackedLead): Lead => ({ id, unit })

const packedHandling = (of: HandlingRow): PackedHandling => {
  const { id, unit, co, stage, assignedOn, dueOn, firstDueOn, provisional, category, documentNumber, issuedOn } = of
  const replied = ifAny<Replied>({ category, documentNumber, issuedOn })
  return [id, unit, co, stage, assignedOn, dueOn, firstDueOn, provisional ? 1 : 0, ...replied]
}

const unpackedHandling = (of: PackedHandling): HandlingRow => {
  const [id, unit, co, stage, assignedOn, dueOn, firstDueOn, provisional, replied] = of
  return { id, unit, co, stage, assignedOn, dueOn, firstDueOn, provisional: provisional === 1, ...replied }
}
