import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import type { AttachmentStore } from '../../../shared/store/attachment-store.ts'
import { s3Attachments } from '../../../shared/store/s3/attachments.ts'
import { folderAttachments } from '../../local/attachments.ts'
import { CannotStart } from '../../local/lock.ts'
import type { Where } from '../open-store.ts'

const missing = (): never => {
  throw new CannotStart('这一届有附件，请用 --bucket 或 ATTACHMENTS_BUCKET 写明附件所在的存储桶。')
}

/** Where the bytes of attachments are: the bucket, or the data folder of the server on this machine. */
export const attachmentsOf = ({ table, dataDir }: Where, bucket: string | undefined): AttachmentStore => {
  if (bucket) return s3Attachments({ s3: new S3Client(), bucket })
  if (!table) return folderAttachments(join(dataDir, 'attachments'))
  return { putAttachment: missing, getAttachment: missing }
}
