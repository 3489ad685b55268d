import type { Context } from 'hono'
import type { Attachment } from '../../../shared/attachments/attachment.ts'
import { kindOfType, kinds } from '../../../shared/attachments/kinds.ts'
import { sha256 as hashOf } from '../../../shared/case/commit.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { downloadHeaders } from '../download.ts'
import { sandbox } from './sandboxed.ts'

type Named = Pick<Attachment, 'sha256' | 'name' | 'mediaType'>

/**
 * Answers with a file, to be kept and never to be shown in place. `mine` are the attachments that the caller may have;
 * NOT_FOUND for what is not among them. Bytes that are missing, or are not those that were attached, are our failure:
 * nothing of them goes out.
 */
export const serveAttachment = async (
  c: Context,
  { attachments, log }: Pick<ApiDeps, 'attachments' | 'log'>,
  of: { suggestion: string; sha256: string; mine: readonly Named[]; by: string },
) => {
  const { suggestion, sha256, mine, by } = of
  const found = mine.findLast((a) => a.sha256 === sha256)
  if (!found) throw new Refusal('NOT_FOUND', '没有这个附件，或者已经撤下')
  const bytes = await attachments.getAttachment({ suggestion, sha256 })
  if (!bytes || hashOf(bytes) !== sha256) {
    log('error', 'attachment damaged', { suggestion, sha256, missing: !bytes })
    throw new Error('the bytes of an attachment are missing or damaged')
  }
  log('info', 'attachment given out', { suggestion, sha256, by })
  const [extension = ''] = kinds[kindOfType(found.mediaType) ?? 'pdf'].extensions
  const ascii = `attachment-${sha256.slice(0, 8)}.${extension}`
  return c.body(new Uint8Array(bytes), 200, {
    ...downloadHeaders({ type: found.mediaType, name: found.name, ascii }),
    'content-security-policy': sandbox,
  })
}
