import { Hono } from 'hono'
import { heirOf } from '../../../../shared/organisation.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { complete } from '../../acts/complete.ts'
import { readCase } from '../../acts/read-case.ts'
import { aboutCase } from '../../letters/about.ts'
import { replyOf } from '../../letters/reply.ts'
import { sendWord } from '../../letters/word.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { fieldsOf } from '../forms/fields.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { postedOf, readValues, type Values } from '../forms/values.ts'
import { letterWordPath, replyPath, suggestionPath } from '../links.ts'
import { signedIn } from '../session.ts'
import type { CaseView } from '../suggestion/case-view.ts'
import { type Case, readForPage } from '../suggestion/reading.ts'
import type { Sent } from '../suggestion/sent.ts'
import { comeBack, goOn } from '../suggestion/suggestion.route.tsx'
import { EditorPage } from './editor.page.tsx'
import { letterOf } from './letter-of.ts'
import { LetterPage } from './letter-page.page.tsx'

const outcome = 'submit'
const form = stepNamed('draft').outcomes[outcome]?.form

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What is typed as the letter that it will be: a preview asks for nothing to be complete. */
const previewOf = ({ rules }: Case, view: CaseView, handling: CaseView['handlings'][number], values: Values) => {
  const unit = rules.unit(heirOf(rules.unit, handling.unit))
  if (!unit) return undefined
  const { category, disclosure, title, body } = values
  return letterOf(
    { view, handling, unit, profile: rules.profile },
    { category: text(category), disclosure: text(disclosure), title: text(title), body: text(body) },
  )
}

type Back = { sent?: Sent; preview?: boolean; status?: number }

/** The editor; where the draft is not this person's to write now, the suggestion's page says what is. */
const showEditor = async (deps: DeskDeps, c: DeskContext, of: Case, stepId: string, back: Back = {}) => {
  const read = await readForPage(deps, c.var.viewer.lang, of, back.sent)
  const step = read.steps.find((s) => s.stepId === stepId && s.step === 'draft')
  const handling = step?.matter.handling
  const offer = step?.offers.find((o) => o.hidden.outcome === outcome)
  if (!step || !handling || !offer) return c.redirect(suggestionPath(of.state.id), 303)
  const { place, view, drafts } = read
  const letter = back.preview && back.sent ? previewOf(of, view, handling, back.sent.values) : undefined
  const viewer = { ...c.var.viewer, person: of.person, path: replyPath(view.id, stepId) }
  const written = { ...offer, context: { ...offer.context, action: replyPath(view.id, stepId) } }
  return show(
    c,
    <EditorPage
      viewer={viewer}
      place={place}
      view={view}
      handling={handling}
      step={step}
      drafts={drafts.get(handling.id) ?? []}
      offer={written}
      {...(letter && { letter })}
    />,
    back.status,
  )
}

/** Where the reply is written and previewed, and where a letter is by itself for print. */
export const replyRoute = (deps: DeskDeps) => {
  const app = new Hono<DeskEnv>()
  const read = async (c: DeskContext, id: string): Promise<Case> => {
    const person = signedIn(c.var.viewer.person)
    return { ...(await readCase(deps, id, person, { fresh: c.req.method === 'POST' })), person }
  }

  app.get('/suggestions/:id/reply/:stepId', async (c) =>
    showEditor(deps, c, await read(c, c.req.param('id')), c.req.param('stepId')),
  )

  app.post('/suggestions/:id/reply/:stepId', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, stepId } = c.req.param()
    if (!form) throw new Error('the draft has no form')
    const posted = postedOf(await c.req.formData())
    const of = { stepId, outcome }
    if (postedOne(posted, 'preview') !== undefined) {
      const values = readValues(fieldsOf(form), posted)
      return showEditor(deps, c, await read(c, id), stepId, { sent: { ...of, values, errors: [] }, preview: true })
    }
    const sending = await sendForm(deps, c, {
      posted,
      form,
      said: { outcome },
      perform: (input, request) =>
        complete(deps, { id, completion: { stepId, outcome, form: input }, actor: person, request }),
    })
    if (sending.kind === 'done') return goOn(deps, c, person, sending.state, 'done=draft.submit')
    const { values } = sending
    const again = await read(c, id)
    if (sending.kind === 'rows') return showEditor(deps, c, again, stepId, { sent: { ...of, values, errors: [] } })
    // Written already, by another: what was typed is not to be lost with the editor.
    if (!again.state.openSteps.some((s) => s.stepId === stepId))
      return comeBack(deps, c, { person, id, sending, fields: fieldsOf(form), of })
    const { status } = problemOf(sending.refusal)
    return showEditor(deps, c, again, stepId, { sent: { ...of, values, errors: sending.errors }, status })
  })

  /** One letter of a case; `which` as it stands in the address. */
  const letterAt = async (c: DeskContext, id: string, handling: string, which: string) => {
    const { state, rules, person } = await read(c, id)
    const about = await aboutCase(deps, { state, rules })
    return { person, view: about.view, letter: replyOf(about, handling, which === 'draft' ? which : Number(which)) }
  }

  app.get('/suggestions/:id/letters/:handling/:which', async (c) => {
    const { id, handling, which } = c.req.param()
    const { person, view, letter } = await letterAt(c, id, handling, which)
    const word = letterWordPath(view.id, handling, which)
    return show(c, <LetterPage viewer={{ ...c.var.viewer, person }} view={view} letter={letter} word={word} />)
  })

  app.get('/suggestions/:id/letters/:handling/:which/word', async (c) => {
    const { id, handling, which } = c.req.param()
    const { letter } = await letterAt(c, id, handling, which)
    return sendWord(c, letter, `reply-${handling}`)
  })
  return app
}
