import { isDeepStrictEqual } from 'node:util'
import { Hono } from 'hono'
import { actNamed, fileActs, acts as register } from '../../../../shared/acts/register.ts'
import { mayRead } from '../../../../shared/case/decide/authorize.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { catalogue, stepNamed } from '../../../../shared/steps/catalogue.ts'
import { performAct } from '../../acts/act.ts'
import { complete } from '../../acts/complete.ts'
import { readCase } from '../../acts/read-case.ts'
import { problemOf } from '../../problem.ts'
import { caseView } from '../../views/case.view.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { postedOne, type Sending, sendForm } from '../forms/send.ts'
import { postedOf, toPosted, type Values } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { signedIn } from '../session.ts'
import { acts as actTexts } from '../texts/acts.ts'
import { handling as handlingTexts } from '../texts/handling.ts'
import { say } from '../texts/language.ts'
import { suggestion as texts } from '../texts/suggestion.ts'
import type { Person } from '../viewer.ts'
import { type Case, readForPage } from './reading.ts'
import { ofActs, type Sent } from './sent.ts'
import { SuggestionPage, type SuggestionPageProps } from './suggestion.page.tsx'

type Back = { sent?: Sent; refused?: SuggestionPageProps['refused']; status?: number }

/** What was done on the page before this one: `?done=<step>.<outcome>`, or `?did=<act>`. */
const doneWords = (c: DeskContext): string | undefined => {
  const { lang } = c.var.viewer
  const did = [...register, ...fileActs].find((a) => a.act === c.req.query('did'))
  if (did) return handlingTexts[lang].did(actTexts[lang].labels[did.act] ?? say(lang, did.labels))
  const [step = '', outcome = ''] = c.req.query('done')?.split('.') ?? []
  const definition = Object.hasOwn(catalogue, step) ? catalogue[step] : undefined
  const found = definition && Object.hasOwn(definition.outcomes, outcome) ? definition.outcomes[outcome] : undefined
  return found && texts[lang][found.stays ? 'noted' : 'done'](say(lang, found.labels))
}

const showCase = async (deps: DeskDeps, c: DeskContext, of: Case, back: Back = {}): Promise<Response> => {
  const read = await readForPage(deps, c.var.viewer.lang, of, back.sent)
  const done = doneWords(c)
  // What was sent comes back to the page itself, not to the address that it was sent to.
  const viewer = { ...c.var.viewer, person: of.person, path: suggestionPath(of.state.id) }
  const said = { ...(done && { done }), ...(back.refused && { refused: back.refused }) }
  return show(c, <SuggestionPage viewer={viewer} {...read} {...said} />, back.status)
}

/** What somebody typed that cannot be put back into a form. */
const typed = (fields: readonly Field[], values: Values): string[] =>
  toPosted(fields, values)
    .map(([, value]) => value)
    .filter((value) => value.trim() !== '')

/** An outcome by the names that were sent; refuses what the catalogue does not have. */
export const outcomeNamed = (step: string, name: string) => {
  const outcomes = Object.hasOwn(catalogue, step) ? stepNamed(step).outcomes : {}
  const found = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined
  if (!found) throw new Refusal('INVALID', '没有这样的办理结果')
  return found
}

/** Where somebody goes on who did something: to the case, or to their work where it has left their hands. */
export const goOn = async (deps: DeskDeps, c: DeskContext, person: Person, done: CaseState, said: string) => {
  const { unit } = await deps.rules.rulesFor(done.suggestion.session)
  return c.redirect(mayRead(done, person, unit) ? `${suggestionPath(done.id)}?${said}` : '/', 303)
}

type Came = {
  person: Person
  id: string
  sending: Sending
  fields: readonly Field[]
  of: Pick<Sent, 'stepId' | 'outcome'>
}

/** The page again for a form that was not done: at the form while it is there, else with what was typed. */
export const comeBack = async (
  deps: DeskDeps,
  c: DeskContext,
  { person, id, sending, fields, of }: Came,
): Promise<Response> => {
  if (sending.kind === 'done') throw new Error('what was done does not come back')
  const read: Case = { ...(await readCase(deps, id, person, { fresh: true })), person }
  const { values } = sending
  if (sending.kind === 'rows') return showCase(deps, c, read, { sent: { ...of, values, errors: [] } })
  const { refusal, errors } = sending
  const { status } = problemOf(refusal)
  const open =
    of.stepId === ofActs ? refusal.code === 'INVALID' : read.state.openSteps.some((s) => s.stepId === of.stepId)
  return showCase(deps, c, read, {
    status,
    ...(open
      ? { sent: { ...of, values, errors } }
      : { refused: { message: refusal.message, typed: typed(fields, values) } }),
  })
}

/** Of an amendment only what is changed is said. */
const changesOnly = async (deps: DeskDeps, person: Person, id: string, input: Record<string, unknown>) => {
  const { state, rules } = await readCase(deps, id, person, { fresh: true })
  const view: Record<string, unknown> = await caseView(deps.store, state, rules)
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => !isDeepStrictEqual(value, view[name])))
}

/** A suggestion's page, and the forms of its steps and acts. They are done by the same functions as in the API. */
export const suggestionRoute = (deps: DeskDeps) => {
  const app = new Hono<DeskEnv>()

  app.get('/suggestions/:id', async (c) => {
    const person = signedIn(c.var.viewer.person)
    // Who just did something sees it.
    const fresh = c.req.query('done') !== undefined || c.req.query('did') !== undefined
    const { state, rules } = await readCase(deps, c.req.param('id'), person, { fresh })
    return showCase(deps, c, { state, rules, person })
  })

  app.post('/suggestions/:id/steps/:stepId', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, stepId } = c.req.param()
    const posted = postedOf(await c.req.formData())
    const [step, outcome] = [postedOne(posted, 'step') ?? '', postedOne(posted, 'outcome') ?? '']
    const { form } = outcomeNamed(step, outcome)
    const sending = await sendForm(deps, c, {
      posted,
      form,
      said: { outcome },
      perform: (input, request) =>
        complete(deps, { id, completion: { stepId, outcome, form: input }, actor: person, request }),
    })
    if (sending.kind === 'done')
      return goOn(deps, c, person, sending.state, `done=${encodeURIComponent(`${step}.${outcome}`)}`)
    return comeBack(deps, c, { person, id, sending, fields: fieldsOf(form), of: { stepId, outcome } })
  })

  app.post('/suggestions/:id/acts/:act', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, act: name } = c.req.param()
    if (!register.some((a) => a.act === name)) throw new Refusal('NOT_FOUND', '没有这样的操作')
    const act = actNamed(name)
    const posted = postedOf(await c.req.formData())
    const variant = postedOne(posted, 'variant')
    const sending = await sendForm(deps, c, {
      posted,
      form: act.form,
      said: { act: name },
      perform: async (input, request) => {
        const form = name === 'amendment' ? await changesOnly(deps, person, id, input) : input
        return performAct(deps, { id, act, form, actor: person, request })
      },
    })
    if (sending.kind === 'done') return goOn(deps, c, person, sending.state, `did=${name}`)
    const of = { stepId: ofActs, outcome: variant ? `${name}.${variant}` : name }
    return comeBack(deps, c, { person, id, sending, fields: fieldsOf(act.form), of })
  })
  return app
}
