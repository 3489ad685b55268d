import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { largestFile } from '../../shared/attachments/kinds.ts'
import { fileTooLarge } from '../../shared/attachments/refuse.ts'
import { Refusal } from '../../shared/case/refusal.ts'

/** The longest request: a reply of 100,000 characters fits with room to spare. Bytes. */
const usual = bodyLimit({
  maxSize: 1_000_000,
  onError: () => {
    throw new Refusal('TOO_LARGE', '内容过大，至多 1 MB')
  },
})

/** The longest file: a Lambda is given 6 MB at most, and files come to it as base64. Bytes. */
const file = bodyLimit({
  maxSize: 4_000_000,
  onError: () => {
    throw new Refusal('TOO_LARGE', '文件过大，至多 4 MB；台账可以分成几份')
  },
})

/** The largest attachment, with what a form adds to it. Bytes. */
const attachment = bodyLimit({
  maxSize: largestFile + 100_000,
  onError: () => {
    throw fileTooLarge()
  },
})

const takesAttachment = (path: string): boolean => /^(\/api)?\/suggestions\/[^/]+\/attachments$/.test(path)
const takesFiles = (path: string): boolean =>
  path.startsWith('/api/imports/') || path === '/suggestions/import' || path === '/suggestions/history/letter'

/** Refuses what is too large before it is read. Throws TOO_LARGE. */
export const limited: MiddlewareHandler = (c, next) => {
  if (takesAttachment(c.req.path)) return attachment(c, next)
  return (takesFiles(c.req.path) ? file : usual)(c, next)
}
