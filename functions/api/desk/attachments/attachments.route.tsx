import { Hono } from 'hono'
import { invalid, Refusal } from '../../../../shared/case/refusal.ts'
import { readCase } from '../../acts/read-case.ts'
import { attachFile, takeDown } from '../../attachments/attach.ts'
import { serveAttachment } from '../../attachments/serve.ts'
import { fileIn, formOf } from '../../attachments/upload.ts'
import { keyFor } from '../../deps.ts'
import type { DeskDeps, DeskEnv } from '../desk-env.ts'
import { fieldsOf } from '../forms/fields.ts'
import { sendForm } from '../forms/send.ts'
import { postedOf } from '../forms/values.ts'
import { signedIn } from '../session.ts'
import { ofActs } from '../suggestion/sent.ts'
import { comeBack, goOn } from '../suggestion/suggestion.route.tsx'
import { RemovalForm, targetOf } from './reading.ts'

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The attachments of a suggestion: its page lists them. */
export const attachmentsRoute = (deps: DeskDeps) => {
  const app = new Hono<DeskEnv>()

  app.get('/suggestions/:id/attachments/:sha256', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, sha256 } = c.req.param()
    const { state } = await readCase(deps, id, person)
    return serveAttachment(c, deps, { suggestion: state.id, sha256, mine: state.attachments ?? [], by: person.role })
  })

  app.post('/suggestions/:id/attachments', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const id = c.req.param('id')
    const posted = await formOf(c)
    const [on, once] = [text(posted, 'on'), text(posted, 'once')]
    try {
      if (on === '') throw invalid('on', '请选择附在哪里')
      const upload = { ...(await fileIn(posted)), to: targetOf(on) }
      const request = (said: object) => (once ? keyFor(person.sub, once, `POST ${c.req.path}`, said) : undefined)
      const { state } = await attachFile(deps, { id, actor: person, upload, request })
      return goOn(deps, c, person, state, 'did=attachment#attachments')
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error
      const sending = { kind: 'refused', values: { on }, refusal: error, errors: error.errors } as const
      return comeBack(deps, c, { person, id, sending, fields: [], of: { stepId: ofActs, outcome: 'attachment' } })
    }
  })

  app.post('/suggestions/:id/attachments/:attachment/removal', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, attachment } = c.req.param()
    const sending = await sendForm(deps, c, {
      posted: postedOf(await c.req.formData()),
      form: RemovalForm,
      said: { attachment },
      perform: ({ reason }, request) =>
        takeDown(deps, {
          id,
          actor: person,
          form: { attachment, reason: String(reason) },
          ...(request && { request }),
        }),
    })
    if (sending.kind === 'done') return goOn(deps, c, person, sending.state, 'did=attachment-removal#attachments')
    const of = { stepId: ofActs, outcome: `attachment-removal.${attachment}` }
    return comeBack(deps, c, { person, id, sending, fields: fieldsOf(RemovalForm), of })
  })
  return app
}
