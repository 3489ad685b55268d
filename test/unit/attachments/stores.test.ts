import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { folderAttachments, memoryAttachments } from '../../../infra/local/attachments.ts'
import type { AttachmentStore } from '../../../shared/store/attachment-store.ts'
import { s3Attachments } from '../../../shared/store/s3/attachments.ts'
import { temporaryFolder } from '../../local/support/folder.ts'

const bytes = Buffer.from('一份材料')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const key = { suggestion: '16-5-r-BH035', sha256 }

/** As S3 answers, as far as it is asked: puts whose bytes do not have the hash are refused. */
const fakeS3 = () => {
  const objects = new Map<string, Buffer>()
  const sent: (PutObjectCommand | GetObjectCommand)[] = []
  const send = async (command: PutObjectCommand | GetObjectCommand) => {
    sent.push(command)
    const at = `${command.input.Bucket}/${command.input.Key}`
    if (command instanceof PutObjectCommand) {
      const body = command.input.Body as Buffer
      if (createHash('sha256').update(body).digest('base64') !== command.input.ChecksumSHA256)
        throw Object.assign(new Error('the checksum does not match'), { name: 'BadDigest' })
      objects.set(at, body)
      return {}
    }
    const found = objects.get(at)
    if (!found) throw new NoSuchKey({ message: 'no such key', $metadata: {} })
    return { Body: { transformToByteArray: async () => new Uint8Array(found) } }
  }
  return { s3: { send } as unknown as Pick<S3Client, 'send'>, objects, sent }
}

const stores: [string, () => AttachmentStore][] = [
  ['a folder', () => folderAttachments(temporaryFolder())],
  ['memory', memoryAttachments],
  ['S3', () => s3Attachments({ s3: fakeS3().s3, bucket: 'papers' })],
]

describe.each(stores)('attachments in %s', (_, open) => {
  test('come back as they were put, by suggestion and hash, and what is not there is undefined', async () => {
    const store = open()
    expect(await store.getAttachment(key)).toBeUndefined()
    await store.putAttachment(key, bytes)
    await store.putAttachment(key, bytes)
    expect((await store.getAttachment(key))?.equals(bytes)).toBe(true)
    expect(await store.getAttachment({ ...key, suggestion: '16-5-1' })).toBeUndefined()
    expect(await store.getAttachment({ ...key, sha256: '0'.repeat(64) })).toBeUndefined()
  })

  test.each([
    [{ suggestion: '../16-5-1', sha256 }],
    [{ suggestion: '', sha256 }],
    [{ suggestion: '.', sha256 }],
    [{ suggestion: '16-5-1/x', sha256 }],
    [{ suggestion: '16-5-1', sha256: '../../link.key' }],
    [{ suggestion: '16-5-1', sha256: sha256.toUpperCase() }],
  ])('no other path is made of %j', async (forged) => {
    const store = open()
    await expect(store.putAttachment(forged, bytes)).rejects.toThrow('no name of a file')
    await expect(store.getAttachment(forged)).rejects.toThrow('no name of a file')
  })
})

describe('in a folder', () => {
  test('a file is whole or absent, readable by its owner alone, and put again where it was damaged', async () => {
    const folder = temporaryFolder()
    const store = folderAttachments(folder)
    await Promise.all([store.putAttachment(key, bytes), store.putAttachment(key, bytes)])
    const file = join(folder, key.suggestion, sha256)
    // Nothing that was written aside is left behind.
    expect(readdirSync(join(folder, key.suggestion))).toEqual([sha256])
    expect(statSync(file).mode & 0o077).toBe(0)
    writeFileSync(file, 'damaged')
    await store.putAttachment(key, bytes)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
})

describe('in S3', () => {
  test('the key is made of hashes alone, and S3 is told the hash to check', async () => {
    const { s3, sent, objects } = fakeS3()
    const store = s3Attachments({ s3, bucket: 'papers' })
    await store.putAttachment(key, bytes)
    expect(sent[0]?.input).toMatchObject({
      Bucket: 'papers',
      Key: `16-5-r-BH035/${sha256}`,
      ContentType: 'application/octet-stream',
    })
    expect([...objects.keys()]).toEqual([`papers/16-5-r-BH035/${sha256}`])
    await expect(store.putAttachment(key, Buffer.from('another'))).rejects.toThrow('checksum')
  })

  test('what S3 refuses otherwise is not taken for nothing', async () => {
    const send = async () => {
      throw Object.assign(new Error('denied'), { name: 'AccessDenied' })
    }
    const store = s3Attachments({ s3: { send } as unknown as Pick<S3Client, 'send'>, bucket: 'papers' })
    await expect(store.getAttachment(key)).rejects.toThrow('denied')
  })
})
