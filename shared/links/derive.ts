import { createHmac } from 'node:crypto'
import { canonical, sha256 } from '../case/commit.ts'
import { codeOf } from './code.ts'
import type { Link } from './link.ts'

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/**
 * The secret of a link: derived from what it is bound to, so that a notification that goes out again carries the same
 * one, and that only its hash need be kept.
 */
export const codeFor = (linkKey: Uint8Array, { suggestion, purpose, stepId, deputy, issue }: Link): string =>
  codeOf(
    hmac(
      hmac(linkKey, 'jianyi link v1'),
      canonical({ suggestion, purpose, ...(stepId !== undefined && { stepId }), deputy, issue }),
    ),
  )

/** What is kept of a code: 100 random bits need no salt and no slow hash. */
export const hashOf = (code: string): string => sha256(code)

/** The key that signs the sessions which links are exchanged for. */
export const sessionKeyOf = (linkKey: Uint8Array): Uint8Array => hmac(linkKey, 'jianyi deputy session v1')

/** The key that encrypts the cookies of people who signed in and the keys of their calendars, 256 bits. */
export const deskKeyOf = (linkKey: Uint8Array): Uint8Array => hmac(linkKey, 'jianyi desk session v1')
