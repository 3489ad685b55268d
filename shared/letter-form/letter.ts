import type { Profile } from '../profiles/index.ts'

/** What a deputy rates on the form that goes with a reply. */
export type Rated = Profile['evaluation']['items'][number]

/** 征询意见表: what the deputy sends back, filled in with all that is known. */
export type FeedbackForm = {
  /** As the session is called, such as 市十六届人大五次会议. */
  session: string
  number: string
  title: string
  /** The signers by name, or the delegation. */
  deputies: string
  unit: string
  documentNumber?: string
  items: readonly Rated[]
  /** When it is to be sent back, in words; absent where the place sets no limit. */
  within?: string
}

/** An official letter (函) as data, in words: print page and Word document are both made of it. */
export type Letter = {
  letterhead: string
  unit: string
  /** 答复类别, at the upper right; only replies have one. */
  category?: string
  /** 公开方式, in words. */
  disclosure?: string
  /** Absent before it is issued: the number is given then. */
  documentNumber?: string
  signedBy?: string
  title: string
  to: string
  /** The whole text, one paragraph a line, in the light markup (markup.ts). */
  body: string
  /** YYYY-MM-DD. */
  date?: string
  contact?: string
  copyTo: readonly string[]
  /** The how many-th draft it is, where it has not been issued. */
  draft?: number
  feedback?: FeedbackForm
}

/** A reply to a suggestion (答复函). */
export type ReplyLetter = Letter & Required<Pick<Letter, 'category' | 'disclosure'>>
