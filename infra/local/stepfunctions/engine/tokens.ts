import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Json } from './json.ts'

/** AWS's tokens are about this long, and the meter computes item sizes from them. A multiple of 4. */
const TOKEN_CHARS = 700
const DIGEST_BYTES = 32
const VERSION = 1

/** What a task waits for: the execution, and within it which attempt of which visit. */
export interface TokenSubject {
  executionArn: string
  /** base64 of 32 bytes */
  digest: string
}

/** Makes and reads tokens under one key. */
export interface Tokens {
  issue(subject: TokenSubject): string
  /** Undefined for what this key did not make. */
  read(token: string): TokenSubject | undefined
}

/** Which visit of an execution to a state this is. `input` is the Parameters as JSON, token and retry count blanked. */
export function visitDigest(executionArn: string, state: string, input: string, number: number): string {
  return digestOf([executionArn, state, input, number])
}

/** Which attempt of a visit this is. The same execution replayed gives the same digests, so its tokens stay good. */
export function attemptDigest(visit: string, retryCount: number): string {
  return digestOf([visit, retryCount])
}

/** base64 of the SHA-256 of the JSON */
export function digestOf(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64')
}

export function createTokens(key: Buffer): Tokens {
  const issue = ({ executionArn, digest }: TokenSubject): string => {
    const arn = Buffer.from(executionArn, 'utf8')
    const head = Buffer.concat([
      Buffer.from([VERSION, arn.length >> 8, arn.length & 255]),
      arn,
      Buffer.from(digest, 'base64'),
    ])
    const mac = createHmac('sha256', key).update(head).digest()
    const padding = Math.max(0, (TOKEN_CHARS / 4) * 3 - head.length - mac.length)
    const filler = createHash('shake256', { outputLength: padding }).update(mac).digest()
    return Buffer.concat([head, mac, filler]).toString('base64')
  }
  return {
    issue,
    read(token) {
      const bytes = Buffer.from(token, 'base64')
      if (bytes[0] !== VERSION || bytes.length < 3) return undefined
      const end = 3 + bytes.readUInt16BE(1)
      const subject = {
        executionArn: bytes.toString('utf8', 3, end),
        digest: bytes.toString('base64', end, end + DIGEST_BYTES),
      }
      const expected = Buffer.from(issue(subject))
      const given = Buffer.from(token)
      return expected.length === given.length && timingSafeEqual(expected, given) ? subject : undefined
    },
  }
}
