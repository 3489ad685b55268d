import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { suggestionOf, UnitCode } from '../../../shared/case/ids.ts'
import { readCase } from '../acts/read-case.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { aboutCase } from '../letters/about.ts'
import { fulfilmentOf } from '../letters/fulfilment.ts'
import { opinionOf } from '../letters/opinion.ts'
import { replyOf } from '../letters/reply.ts'
import { sendWord, wordType } from '../letters/word.ts'
import { readStory } from '../story/read-story.ts'
import { refuseInput } from '../validation.ts'
import { refusals, security } from './shapes.ts'

const id = z.string().max(100).openapi({ example: '16-5-0105.1', description: 'The handling (承办件)' })

const Which = z
  .union([z.literal('draft'), z.coerce.number<string>().int().min(1).max(1000)])
  .optional()
  .openapi({
    description:
      'The how many-th letter that was issued, or `draft`. Without it: the last one issued, else the draft, which says that it is one',
  })

const word = (description: string) => ({
  200: {
    description,
    content: binary(wordType),
  },
  ...refusals,
})

const replyRoute = createRoute({
  method: 'get',
  path: '/{id}/reply.docx',
  security,
  summary: 'The reply letter (答复函) as a Word document, for whoever may read the case',
  request: { params: z.object({ id }), query: z.strictObject({ which: Which }) },
  responses: word('In the form of GB/T 9704-2012, with the feedback form (征询意见表) as a sheet of its own'),
})

const opinionRoute = createRoute({
  method: 'get',
  path: '/{id}/opinions/{unit}/letter.docx',
  security,
  summary: 'A co-unit’s opinion (会办意见函) as its letter to the lead unit',
  request: { params: z.object({ id, unit: UnitCode }) },
  responses: word('Refused with 409 until the opinion was given'),
})

const promiseRoute = createRoute({
  method: 'get',
  path: '/{id}/promises/{promise}/letter.docx',
  security,
  summary: 'A promise met (承诺事项落实情况的函) as the letter that tells the deputies',
  request: { params: z.object({ id, promise: z.string().max(20).openapi({ example: 'c1' }) }) },
  responses: word('Refused with 409 until the promise was met'),
})

/** The letters of a handling as Word documents. */
export const letterRoutes = (deps: ApiDeps) => {
  const read = async (handling: string, actor: ApiEnv['Variables']['actor']) =>
    aboutCase(deps, await readCase(deps, suggestionOf(handling), actor))
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(replyRoute, async (c) => {
      const { id } = c.req.valid('param')
      const about = await read(id, c.var.actor)
      return sendWord(c, replyOf(about, id, c.req.valid('query').which), `reply-${id}`)
    })
    .openapi(opinionRoute, async (c) => {
      const { id, unit } = c.req.valid('param')
      const about = await read(id, c.var.actor)
      return sendWord(c, opinionOf(about, id, unit), `opinion-${id}-${unit}`)
    })
    .openapi(promiseRoute, async (c) => {
      const { id, promise } = c.req.valid('param')
      const about = await read(id, c.var.actor)
      const story = await readStory(deps.store, about.view.id)
      return sendWord(c, fulfilmentOf(about, story, id, promise), `promise-${id}-${promise}`)
    })
}
