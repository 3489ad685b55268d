import type { Attachment } from '../attachments/attachment.ts'
import type { Link } from '../links/link.ts'
import type { Held } from '../projection/held.ts'
import type { Published } from '../public/follow.ts'
import type { Tracks } from '../rates/track.ts'
import type { Assignee } from './actor.ts'
import type { Restart } from './events.ts'
import type { Suggestion } from './suggestion.ts'
import type { Text } from './text.ts'

export type SuggestionStage = 'intake' | 'assignment' | 'handling' | 'closed'
export type ClosedAs = 'done' | 'withdrawn' | 'returned' | 'reference'
export type HandlingStage =
  | 'acknowledgement'
  | 'consultation'
  | 'drafting'
  | 'clearance'
  | 'issued'
  | 'evaluation'
  | 'follow-up'
  | 'closed'
export type Threshold = 'yellow' | 'red' | 'overdue'

/** An open step: somebody must act. Days are Asia/Shanghai; `openedAt` is an instant with offset. */
export type OpenStep = {
  stepId: string
  step: string
  handling?: string
  unit?: string
  commitment?: string
  assignee: Assignee
  cause: number
  /** Opened by an act: no execution waits for it. */
  side?: boolean
  /** The step that could not be opened, where this one is `stuck`. */
  at?: string
  openedAt: string
  dueOn: string | null
  provisional: boolean
  reminded: Threshold[]
  remindedAt?: string
}

/** What a completed step answers to the workflow, now and at every replay. */
export type Route = { outcome: string; cause: number } & Record<string, unknown>

export type Contact = {
  mode: string
  on: string
  with: string[]
  summary: Text
  at: string
  /** The merged case and commit that it comes from. */
  from?: string
}

/** A co-unit's part in a handling: its own limit runs from the assignment. */
export type CoOpinion = {
  dueOn: string | null
  /** The day of the lead's last demand, where an opinion was sent back: the new limit runs from it. */
  demandedOn?: string
  /** The day on which it was brought in; absent: with the assignment. */
  heldOn?: string
  /** The day of a delivery on paper that the secretariat recorded. */
  deliveredOn?: string
  late?: boolean
  upheld?: boolean
  /** What was given before and sent back, oldest first. */
  sentBack?: { on?: string; text?: Text; reason: Text }[]
  receivedOn?: string
  on?: string
  /** The units above the co-unit when it gave the opinion, the nearest first. */
  within?: string[]
  text?: Text
  documentNumber?: string
  lapsed?: boolean
}

export type Draft = {
  version: number
  category: string
  title: Text
  body: Text
  disclosure: string
  disclosureReason?: Text
  commitments: { item: Text; unit: string; dueOn?: string }[]
  referredTo?: { body: string; on: string }
  objection?: Text
  proceeded?: Text
}

/**
 * The unit that issued a reply, as it was called then, and the units above it, the nearest first: later changes of the
 * unit tree do not reach it.
 */
export type Issuer = { code: string; name: string; within?: string[] }

/** An issued reply; round 1 is the first, later ones are redone. `dueOn` is its own limit. */
export type Reply = {
  /** The log version that issued it. */
  version: number
  round: number
  category: string
  title: Text
  body: Text
  disclosure: string
  signedOn: string
  signedBy: string
  issuedOn: string
  documentNumber: string
  unit?: Issuer
  dueOn: string | null
  /** Before it went out: met face to face, and contacted in any way, with the first day of each. */
  faceToFace: boolean
  contacted: boolean
  metOn?: string
  contactedOn?: string
  publishedOn?: string
  /** How it was published, and under which number where the publisher gave one. */
  publishedAs?: 'full' | 'summary'
  indexNumber?: string
  /** The signers to whom it was delivered, each with a day. */
  deliveries?: { deputy: string; on: string; mode: string }[]
  /** A matter of a higher level's power that was passed up (反映). */
  referredTo?: { body: string; on: string }
  /** The document number of the wrong letter that this one takes the place of. */
  corrects?: string
  /** Promises met later that changed the category (B becomes A), oldest first. */
  amendments?: { on: string; category: string; commitment: string; documentNumber?: string }[]
}

export type Rating = {
  round: number
  attitude: string
  result: string
  on: string
  via: string
  late: boolean
  comments?: Text
}

/** A promise in a reply. `firstDueOn` stays when it is put off. */
export type Commitment = {
  id: string
  item: Text
  unit: string
  dueOn: string | null
  firstDueOn: string | null
  state: 'open' | 'fulfilled' | 'abandoned' | 'lapsed'
  fulfilledOn?: string
  round: number
  /** Promised while the ledger of earlier ones ran already: followed from the end of the handling on. */
  later?: boolean
  /** Nothing is to be done on it any more. */
  settled?: boolean
  rating?: { result: string; on: string; comments?: Text; late: boolean }
  progress?: { at: string; text: Text }[]
  /** Dates that it was put off to, oldest first. */
  rescheduled?: { from: string | null; to: string; reason: Text; on: string }[]
  /** What the unit wrote about it at the change of term (换届). */
  explained?: { at: string; text: Text; signedBy: string }
}

/** One unit's work that ends in one reply. */
export type Handling = {
  id: string
  unit: string
  co: string[]
  part?: string
  stage: HandlingStage
  assignedOn: string
  receivedOn: string
  /** The day the present lead was given it: its own limits run from here, the reply's clock does not restart. */
  heldOn: string
  dueOn: string | null
  firstDueOn: string | null
  provisional: boolean
  /** The due day was fixed by hand when it was assigned: no calendar moves it. */
  fixed?: boolean
  /** Extensions granted or notified, oldest first. */
  extensions: { from: string; to: string; reason: Text; on: string }[]
  /** An extension that was asked for and not decided yet. */
  asked?: { dueOn: string; reason: Text; on: string }
  /** The day on which the present lead accepted it; absent before. */
  acceptedOn?: string
  round: number
  /** The redone reply's own limit, while a redo runs, and the day it runs from. */
  redoDueOn?: string | null
  redoOn?: string
  section?: string
  officer?: string
  declined?: { by: string; reason: Text; proposedUnit?: string }
  upheld?: boolean
  contacts: Contact[]
  unreached?: Text
  opinions: Record<string, CoOpinion>
  draft?: Draft
  drafts: number
  objections: number
  approvals: number
  signed?: { on: string; by: string }
  replies: Reply[]
  ratings: Rating[]
  windowsLapsed: number
  revisited?: boolean
  inspected?: boolean
  commitments: Commitment[]
  /** The ledger of promises runs beside the evaluation. */
  beside?: boolean
  /** The last recall: what older causes lead to starts over, and how far the promises were then. */
  recalled?: { at: number; restart: Restart; commitments?: string[]; met?: string[]; disliked?: string[] }
  /** Of an entered one: what is not known of it (`contacts`), and when the window ended without a rating. */
  known?: { contacts?: false; unratedOn?: string }
  /** A letter found wrong, to be issued again. */
  correcting?: { documentNumber: string; reason: Text }
}

/** A due day that a calendar notice moved, or with `from` = `to` made firm; `on` is the day of the commit. */
export type DueMove = {
  of: 'step' | 'handling' | 'redo' | 'opinion'
  id: string
  unit?: string
  from: string
  to: string
  notice: string
  /** When the notice was loaded; its revision. */
  loadedAt?: string
  on: string
}

/** A suggestion as its log tells it. */
export type CaseState = {
  id: string
  version: number
  hash: string
  at: string
  suggestion: Suggestion
  definition: number
  generation: number
  stage: SuggestionStage
  closedAs?: ClosedAs
  closedOn?: string
  /** Entered afterwards (历史补录, shared/history): no workflow runs it. `digest` is that of what was put in. */
  entered?: { digest: string; revoked?: true }
  /** The day of assignment, fixed by the first transfer. */
  assignedOn?: string
  /** The unit kinds of the office that assigns, after a transfer. */
  scope?: string[]
  withdrawn: string[]
  returned?: { as: string; reason: Text }
  reference: string[]
  /** The main suggestion that this one is merged into, and those merged into this one (并案). */
  mergedInto?: string
  /** The main one that this one was merged into before. */
  unmergedFrom?: string
  followers: string[]
  /** The log version at which each follower joined last. */
  joined?: Record<string, number>
  /** 重点督办. */
  key?: { decidedOn: string; supervisor: string; committee?: string; handlingLeader?: string; reason: Text }
  /** 批示, oldest first. */
  instructions: { at: string; by: string; text: Text }[]
  /** 催办, oldest first. */
  urgings: { at: string; handling: string; text: Text }[]
  /** The deputies' objections to the assignment, oldest first. */
  objections: { at: string; reason: Text; by: string }[]
  handlings: Handling[]
  openSteps: OpenStep[]
  /** Routes of completed steps by step id. */
  completed: Record<string, Route>
  /** Steps that ended without an outcome. */
  cancelled: string[]
  /** Files that were attached and not taken down, oldest first; their bytes are in the store of attachments. */
  attachments?: Attachment[]
  /** What calendar notices did to due days, oldest first. */
  moves?: DueMove[]
  /** Idempotency keys seen: the version they made and the digest of their request. */
  requests: Record<string, { version: number; digest: string }>
  lastCompletedAt?: string
  /** Whose work the case is (shared/projection/held.ts). Absent in what was folded before it was kept. */
  held?: Held
  /** What stands in the public list (shared/public/follow.ts). Absent in what was folded before it was kept. */
  published?: Published
  /** The log version of what search goes by: title, text, topics, deputies. */
  worded?: number
  /** What the figures go by, day by day (shared/rates). Absent in what was folded before they were kept. */
  tracks?: Tracks
  /** Deputies whose phone or e-mail was changed by hand: what comes from paper again does not change them back. */
  reachedByHand?: string[]
  /** Deputies' links that were issued anew, and signers whose links were revoked, oldest first. */
  links?: { issued: (Omit<Link, 'suggestion'> & { version: number })[]; revoked: { deputy: string; version: number }[] }
}

/** The handling with this id; throws where the log and the id disagree. */
export const handlingOf = (state: CaseState, id: string | undefined): Handling => {
  const found = state.handlings.find((h) => h.id === id)
  if (!found) throw new Error(`${state.id} has no handling ${id}`)
  return found
}
