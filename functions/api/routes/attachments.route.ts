import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AttachmentForm, Sha256 } from '../../../shared/attachments/attachment.ts'
import { kinds } from '../../../shared/attachments/kinds.ts'
import { Words } from '../../../shared/steps/forms.ts'
import { readCase } from '../acts/read-case.ts'
import { attachFile, takeDown } from '../attachments/attach.ts'
import { serveAttachment } from '../attachments/serve.ts'
import { readUpload } from '../attachments/upload.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { binary } from '../download.ts'
import { refuseInput } from '../validation.ts'
import { viewOf } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, refusals, security } from './shapes.ts'

const AttachmentSchema = AttachmentForm.extend({
  id: z.string().openapi({ example: 'a17' }),
  at: z.string(),
  round: z.number().optional(),
}).openapi('Attachment')

/** Described and not parsed: the form holds a file, and its refusals are our own (functions/api/attachments/upload.ts). */
const uploadForm = {
  type: 'object' as const,
  required: ['file'],
  additionalProperties: false,
  properties: {
    file: { type: 'string' as const, format: 'binary', description: 'PDF, JPEG, PNG, docx or xlsx, at most 4 MB' },
    on: { type: 'string' as const, enum: ['suggestion', 'contact', 'draft'], default: 'suggestion' },
    handling: { type: 'string' as const, description: 'Of a contact or a draft', example: '16-5-0105.1' },
    contact: { type: 'integer' as const, minimum: 1, description: 'The how many-th contact of the handling' },
  },
}

const uploadRoute = createRoute({
  method: 'post',
  path: '/{id}/attachments',
  security,
  summary: 'Attach a file (附件): to the suggestion the secretariat, to a contact or the draft the lead unit',
  request: {
    params: IdParam,
    body: { required: true, content: { 'multipart/form-data': { schema: uploadForm } } },
  },
  responses: {
    201: json(AttachmentSchema, 'It is attached; the same file on the same thing is one attachment'),
    ...refusals,
  },
})

const { pdf, jpeg, png, docx, xlsx } = kinds
/** Files that go out, in the reference. */
export const files = {
  ...binary(pdf.mediaType),
  ...binary(jpeg.mediaType),
  ...binary(png.mediaType),
  ...binary(docx.mediaType),
  ...binary(xlsx.mediaType),
}

const downloadRoute = createRoute({
  method: 'get',
  path: '/{id}/attachments/{sha256}',
  security,
  summary: 'A file that is attached, for whoever may read the case; never to be shown in place',
  request: { params: IdParam.extend({ sha256: Sha256 }) },
  responses: {
    200: { description: 'The bytes as they were attached', content: files },
    ...refusals,
  },
})

const removalRoute = createRoute({
  method: 'post',
  path: '/{id}/attachments/{attachment}/removal',
  security,
  summary:
    'Take an attachment down (撤下), with a reason: who may add it, or the secretariat; the log keeps that it was there',
  request: {
    params: IdParam.extend({ attachment: z.string().max(20).openapi({ example: 'a17' }) }),
    body: body(z.strictObject({ reason: Words })),
  },
  responses: { 200: json(CaseSchema, 'The case as it is now'), ...refusals },
})

/** Files that hang on a case. What hangs on it is listed in the case itself, as `attachments`. */
export const attachmentRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(uploadRoute, async (c) => {
      const { id } = c.req.valid('param')
      const upload = await readUpload(c)
      const { actor } = c.var
      const request = (said: object) => requestKey(c, said)
      const { attached } = await attachFile(deps, { id, actor, upload, request })
      return c.json(attached, 201)
    })
    .openapi(downloadRoute, async (c) => {
      const { id, sha256 } = c.req.valid('param')
      const { state } = await readCase(deps, id, c.var.actor)
      const mine = state.attachments ?? []
      return serveAttachment(c, deps, { suggestion: state.id, sha256, mine, by: c.var.actor.role })
    })
    .openapi(removalRoute, async (c) => {
      const { id, attachment } = c.req.valid('param')
      const form = { attachment, ...c.req.valid('json') }
      const request = requestKey(c, form)
      const state = await takeDown(deps, { id, actor: c.var.actor, form, ...(request && { request }) })
      return c.json((await viewOf(deps, state)) as CaseBody, 200)
    })
