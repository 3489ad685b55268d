import { attachment, attachmentRemoval } from '../../../shared/acts/attachments.ts'
import { decideAct } from '../../../shared/acts/define.ts'
import { type Attachment, type AttachmentForm, isOnSame } from '../../../shared/attachments/attachment.ts'
import { kinds } from '../../../shared/attachments/kinds.ts'
import { attachmentName } from '../../../shared/attachments/name.ts'
import { recognise } from '../../../shared/attachments/recognise.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { sha256 as hashOf, type RequestKey } from '../../../shared/case/commit.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { performAct } from '../acts/act.ts'
import { isRepeated, readCase } from '../acts/read-case.ts'
import type { ApiDeps } from '../deps.ts'
import type { Upload } from './upload.ts'

type Attaching = { id: string; actor: Actor; upload: Upload; request(said: object): RequestKey | undefined }

/** What an attachment is called in an answer: all but the log's own reckoning. */
export type Attached = Omit<Attachment, 'version'>

const shown = (state: CaseState, form: AttachmentForm, request: RequestKey | undefined): Attached => {
  const { on, handling, contact, sha256 } = form
  const round = on === 'draft' ? { round: state.handlings.find((h) => h.id === handling)?.round ?? 1 } : {}
  const found = state.attachments?.findLast(
    (a) => a.sha256 === sha256 && isOnSame(a, { on, handling, contact, ...round }),
  )
  if (found) {
    const { version: _, ...rest } = found
    return rest
  }
  // The request of then again, and it was taken down since: the same answer.
  const { version = state.version } = (request && state.requests[request.key]) ?? {}
  return { ...form, ...round, id: `a${version}`, at: state.at }
}

/**
 * Attaches a file to a case that the caller may read. Who may not learns so before the file is looked into; then it is
 * recognised, its bytes are stored, and only the commit makes it an attachment. The same request again changes nothing.
 */
export const attachFile = async (
  deps: ApiDeps,
  { id, actor, upload: { bytes, name, to }, request: keyOf }: Attaching,
): Promise<{ state: CaseState; attached: Attached }> => {
  const sha256 = hashOf(bytes)
  const request = keyOf({ ...to, name, sha256 })
  const { state, rules } = await readCase(deps, id, actor, { fresh: true, request })
  const form = (kind: keyof typeof kinds, called: string): AttachmentForm => ({
    ...to,
    sha256,
    name: called,
    size: bytes.length,
    mediaType: kinds[kind].mediaType,
  })
  if (!isRepeated(state, request)) decideAct(attachment, state, form('pdf', '…'), actor, rules)
  const kind = await recognise(bytes)
  const checked = form(kind, attachmentName(name, kind))
  await deps.attachments.putAttachment({ suggestion: id, sha256 }, bytes)
  const done = await performAct(deps, { id, act: attachment, form: checked, actor, ...(request && { request }) })
  return { state: done, attached: shown(done, checked, request) }
}

type TakingDown = { id: string; actor: Actor; form: { attachment: string; reason: string }; request?: RequestKey }

/** Takes an attachment of a case down that the caller may read. */
export const takeDown = (deps: ApiDeps, taking: TakingDown): Promise<CaseState> =>
  performAct(deps, { ...taking, act: attachmentRemoval })
