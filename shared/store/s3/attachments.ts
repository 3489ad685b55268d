import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { type AttachmentStore, blobPath } from '../attachment-store.ts'

/** The bytes of attachments in a bucket. S3 itself refuses bytes that do not have the hash which they are put under. */
export const s3Attachments = ({ s3, bucket }: { s3: Pick<S3Client, 'send'>; bucket: string }): AttachmentStore => ({
  async putAttachment(key, bytes) {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: blobPath(key),
        Body: bytes,
        ContentType: 'application/octet-stream',
        ChecksumSHA256: Buffer.from(key.sha256, 'hex').toString('base64'),
      }),
    )
  },
  async getAttachment(key) {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: blobPath(key) }))
      return Body && Buffer.from(await Body.transformToByteArray())
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw error
    }
  },
})
