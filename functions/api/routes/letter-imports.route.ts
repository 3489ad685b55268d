import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Refusal } from '../../../shared/case/refusal.ts'
import { LetterReading } from '../../../shared/letters/letter.ts'
import { letterTypes } from '../../../shared/letters/source/media-type.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { draftFor } from '../history/draft.ts'
import { readSent } from '../letters/read.ts'
import { json, refusals, security } from './shapes.ts'

// Made anew: a schema from before the API's zod was extended cannot be named in the reference.
const Answer = z
  .object({
    ...LetterReading.shape,
    draft: z
      .looseObject({})
      .optional()
      .openapi({ description: 'What POST /api/imports/history takes, as far as the letter says it' }),
    unplaced: z
      .array(z.object({ field: z.string(), problem: z.string() }))
      .optional()
      .openapi({ description: 'What of the letter has no counterpart here: a session, a unit, a category' }),
  })
  .openapi('LetterReading')

const letterRoute = createRoute({
  method: 'post',
  path: '/letters',
  security,
  summary:
    'Read one published reply letter (text, web page or docx): each field with the place it was read from; nothing is stored',
  request: { body: { content: Object.assign({}, ...Object.values(letterTypes).map(binary)) } },
  responses: { 200: json(Answer, 'What the letter says'), ...refusals },
})

/** Reading letters that offices have published. */
export const letterImports = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>().openapi(letterRoute, async (c) => {
    if (c.var.actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '答复函由代表工作机构读取')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const reading = await readSent(bytes, c.req.header('content-type') ?? '')
    return c.json({ ...reading, ...(await draftFor(deps, reading)) }, 200)
  })
