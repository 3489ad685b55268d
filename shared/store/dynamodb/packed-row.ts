import type { Brief, HandlingRow, Row } from '../../projection/row.ts'

/*
 * Rows and briefs as JSON without names. An item is billed by the kilobyte, and such a row is smaller than with names
 * and compressed; lists read hundreds of them, and inflating and checking each was most of their work. A row is its
 * brief and the rest, so that the item of a case that waits for an office can keep the two apart: the index has the brief.
 * Only what is here writes what is read here, and `npm run rebuild` compares all of it.
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
  co: string[],
  stage: string,
  assignedOn: string,
  dueOn: string | null,
  firstDueOn: string | null,
  provisional: 0 | 1,
  replied?: Replied,
]
type PackedBrief = [
  session: string,
  id: string,
  version: number,
  at: string,
  number: string,
  title: string,
  stage: string,
  steps: PackedStep[],
  units: string[],
  handlings: PackedLead[],
  rare?: RareOfBrief,
]
/** The handlings in the order in which the brief has them. */
type PackedRest = [lead: string, topics: string[], generation: number, handlings: PackedHandling[], rare?: RareOfRow]

/** It says whose it is too, so that it can be known again by its text alone. */
export const packBrief = (brief: Brief): string => {
  const { session, id, version, at, number, title, stage, openSteps, units, handlings, confidential, committee } = brief
  const steps = openSteps.map(packedStep)
  const leads = handlings.map(packedLead)
  const rare = ifAny<RareOfBrief>({ confidential, committee })
  const packed: PackedBrief = [session, id, version, at, number, title, stage, steps, units, leads, ...rare]
  return JSON.stringify(packed)
}

export const unpackBrief = (text: string): Brief => unpackedBrief(JSON.parse(text) as PackedBrief)

/** What a row has beside its brief, but not when the sweep looks at it: that is in the item's key of the index. */
export const packRest = (row: Row): string => {
  const { lead, topics, generation, handlings, closedAs, key, withdrawn, forwarded, reference } = row
  const rare = ifAny<RareOfRow>({ closedAs, key, withdrawn, forwarded, reference })
  const packed: PackedRest = [lead, topics, generation, handlings.map(packedHandling), ...rare]
  return JSON.stringify(packed)
}

/** A brief and the rest as one text. */
export const joined = (brief: string, rest: string): string => `[${brief},${rest}]`

/** The row of what was joined. */
export const unpackRow = (text: string): Row => {
  const [of, [lead, topics, generation, details, rare]] = JSON.parse(text) as [PackedBrief, PackedRest]
  const brief = unpackedBrief(of)
  const handlings = details.map((detail, i) => ({ ...brief.handlings[i]!, ...unpackedHandling(detail) }))
  return { ...brief, lead, topics, generation, handlings, ...rare }
}

/** What few have comes last, and only where there is any. JSON leaves out members that are undefined. */
const ifAny = <T extends object>(of: { [K in keyof Required<T>]: T[K] | undefined }): [T] | [] =>
  Object.values(of).some((value) => value !== undefined) ? [of as T] : []

const unpackedBrief = (of: PackedBrief): Brief => {
  const [session, id, version, at, number, title, stage, steps, units, leads, rare] = of
  const openSteps = steps.map(unpackedStep)
  const handlings = leads.map(unpackedLead)
  return { session, id, version, at, number, title, stage, openSteps, units, handlings, ...rare }
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
  const { co, stage, assignedOn, dueOn, firstDueOn, provisional, category, documentNumber, issuedOn } = of
  const replied = ifAny<Replied>({ category, documentNumber, issuedOn })
  return [co, stage, assignedOn, dueOn, firstDueOn, provisional ? 1 : 0, ...replied]
}

const unpackedHandling = (of: PackedHandling): Omit<HandlingRow, 'id' | 'unit'> => {
  const [co, stage, assignedOn, dueOn, firstDueOn, provisional, replied] = of
  return { co, stage, assignedOn, dueOn, firstDueOn, provisional: provisional === 1, ...replied }
}
