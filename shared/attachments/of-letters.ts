import type { Handling, Reply } from '../case/state.ts'
import type { Attachment } from './attachment.ts'

/** The attachments that went out with a reply: those of its round that hung on the draft when it was issued. */
export const withReply = (all: readonly Attachment[], handling: Handling, reply: Reply): Attachment[] =>
  all.filter(
    (a) => a.on === 'draft' && a.handling === handling.id && a.round === reply.round && a.version < reply.version,
  )

/** The attachments of the present draft. */
export const withDraft = (all: readonly Attachment[], handling: Handling): Attachment[] =>
  all.filter((a) => a.on === 'draft' && a.handling === handling.id && a.round === handling.round)
