import type { Label } from '../../profiles/index.ts'
import type { DigestEntry, Notice, NoticeKind } from '../notice.ts'

/** What a message can speak of; names are the units' own. Of a confidential suggestion title, words and parts are absent. */
export type MessageFacts = Pick<Notice, 'threshold' | 'count'> & {
  number: string
  title: string
  step?: Label
  /** As the case shows it now; null where there is no limit. */
  dueOn?: string | null
  provisional?: boolean
  unit?: string
  /** The assignment: one part for each handling. */
  parts?: { lead: string; co: string[]; part?: string; dueOn: string | null }[]
  /** Units that have it for reference. */
  reference?: string[]
  documentNumber?: string
  /** The message asks for a rating. */
  rate?: boolean
  /** A reason, an instruction or an urging, as it was written. */
  words?: string
  /** How it was returned or closed. */
  as?: string
  entries?: (Omit<DigestEntry, 'step'> & { step: Label })[]
  more?: number
  link?: { url: string; code: string }
}

export type Said = { subject: string; text: string }

/** One language: a text for every kind of notice. */
export type Templates = Readonly<Record<NoticeKind, (facts: MessageFacts) => Said>>
