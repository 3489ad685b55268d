import type { Assignee } from './actor.ts'
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

export type Contact = { mode: string; on: string; with: string[]; summary: Text; at: string }

/** A co-unit's part in a handling: its own limit runs from the assignment. */
export type CoOpinion = {
  dueOn: string | null
  receivedOn?: string
  on?: string
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
  objection?: Text
  proceeded?: Text
}

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
  dueOn: string | null
  faceToFace: boolean
  contacted: boolean
  publishedOn?: string
}

export type Rating = { round: number; attitude: string; result: string; on: string; via: string; late: boolean }

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
  round: number
  /** The redone reply's own limit, while a redo runs. */
  redoDueOn?: string | null
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
  /** The log version that recalled the handling last: what older causes lead to starts over. */
  recalledAt?: number
  restart?: 'reassign' | 'acknowledge'
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
  /** The day of assignment, fixed by the first transfer. */
  assignedOn?: string
  /** The unit kinds of the office that assigns, after a transfer. */
  scope?: string[]
  withdrawn: string[]
  returned?: { as: string; reason: Text }
  reference: string[]
  /** The main suggestion that this one is merged into, and those merged into this one (并案). */
  mergedInto?: string
  followers: string[]
  handlings: Handling[]
  openSteps: OpenStep[]
  /** Routes of completed steps by step id. */
  completed: Record<string, Route>
  /** Steps that ended without an outcome. */
  cancelled: string[]
  /** Idempotency keys seen: the version they made and the digest of their request. */
  requests: Record<string, { version: number; digest: string }>
  lastCompletedAt?: string
}

/** The handling with this id; throws where the log and the id disagree. */
export const handlingOf = (state: CaseState, id: string | undefined): Handling => {
  const found = state.handlings.find((h) => h.id === id)
  if (!found) throw new Error(`${state.id} has no handling ${id}`)
  return found
}
