import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { LetterReading } from '../../../shared/letters/letter.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { formatOfType, letterTypes } from '../../../shared/letters/source/media-type.ts'
import { textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { UnreadableLetter } from '../../../shared/letters/source/unreadable.ts'
import type { ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { json, refusals, security } from './shapes.ts'

// Made anew: a schema from before the API's zod was extended cannot be named in the reference.
const Answer = z.object(LetterReading.shape).openapi('LetterReading')

const letterRoute = createRoute({
  method: 'post',
  path: '/letters',
  security,
  summary:
    'Read one published reply letter (text, web page or docx): each field with the place it was read from; nothing is stored',
  request: { body: { content: Object.assign({}, ...Object.values(letterTypes).map(binary)) } },
  responses: { 200: json(Answer, 'What the letter says'), ...refusals },
})

const read = async (bytes: Uint8Array, contentType: string): Promise<LetterReading> => {
  const format = formatOfType(contentType)
  if (!format) throw invalid('', '请提交文本(text/plain)、网页(text/html)或 docx')
  try {
    return readLetter(await textOfFile(bytes, format, contentType))
  } catch (error) {
    if (error instanceof UnreadableLetter) throw invalid('file', error.message)
    throw error
  }
}

/** Reading letters that offices have published. */
export const letterImports = () =>
  new OpenAPIHono<ApiEnv>().openapi(letterRoute, async (c) => {
    if (c.var.actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '答复函由代表工作机构读取')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await read(bytes, c.req.header('content-type') ?? ''), 200)
  })
