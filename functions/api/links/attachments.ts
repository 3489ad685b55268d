import type { Attachment } from '../../../shared/attachments/attachment.ts'
import type { DeputyView } from '../views/deputy.view.ts'

/** An attachment as a deputy sees it: nothing of who added it. */
export type DeputyFile = Pick<Attachment, 'sha256' | 'name' | 'size' | 'mediaType'>

/** What a deputy sees of attachments, as a member of a view; no member where there are none. */
export const filesOf = (all: readonly Attachment[]): { attachments?: DeputyFile[] } =>
  all.length > 0
    ? { attachments: all.map(({ sha256, name, size, mediaType }) => ({ sha256, name, size, mediaType })) }
    : {}

/** All that a deputy may have: with the suggestion, the issued replies, and the draft that they are asked about now. */
export const filesIn = ({ attachments = [], handlings }: DeputyView): DeputyFile[] => [
  ...attachments,
  ...handlings.flatMap(({ draft, replies }) => [
    ...(draft?.attachments ?? []),
    ...replies.flatMap((r) => r.attachments ?? []),
  ]),
]
