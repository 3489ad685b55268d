import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readLinkKey } from '../../../functions/link-key.ts'
import { openLinkKey } from '../../../infra/local/link-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'jianyi-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the key that links are derived from', () => {
  test('on one machine: in a file that only its owner reads, the same after a restart', () => {
    const key = openLinkKey(folder)
    expect(key).toHaveLength(32)
    expect(Buffer.from(openLinkKey(folder)).equals(Buffer.from(key))).toBe(true)
    expect(statSync(join(folder, 'link.key')).mode & 0o777).toBe(0o600)
    expect(Buffer.from(openLinkKey()).equals(Buffer.from(openLinkKey()))).toBe(false)
  })

  test('a torn file is no key: the server does not start with another one by itself', () => {
    writeFileSync(join(folder, 'link.key'), 'torn')
    expect(() => openLinkKey(folder)).toThrow('link.key')
  })

  const secret = (SecretString: string | undefined) =>
    ({ send: async () => ({ SecretString }) }) as unknown as Parameters<typeof readLinkKey>[1]

  test('in AWS: the secret’s own characters; what is missing is named', async () => {
    const given = 'a'.repeat(64)
    const arn = { LINK_SECRET_ARN: 'arn:aws-cn:secretsmanager:cn-north-1:1:secret:x' }
    expect(Buffer.from(await readLinkKey(arn, secret(given))).toString()).toBe(given)
    await expect(readLinkKey({}, secret(given))).rejects.toThrow('LINK_SECRET_ARN')
    for (const short of [undefined, '', 'a'.repeat(42)])
      await expect(readLinkKey(arn, secret(short))).rejects.toThrow('too short')
  })
})
