import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { mayRead, waitsFor } from '../../../../shared/case/decide/authorize.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import type { Rules } from '../../../../shared/rules.ts'
import { catalogue, stepNamed } from '../../../../shared/steps/catalogue.ts'
import { complete } from '../../acts/complete.ts'
import { readCase } from '../../acts/read-case.ts'
import { keyFor } from '../../deps.ts'
import { problemOf } from '../../problem.ts'
import { caseView } from '../../views/case.view.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { toInput } from '../forms/input.ts'
import { changeRows } from '../forms/rows.ts'
import { postedOf, readValues, toPosted, type Values, withoutBlankRows } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { signedIn } from '../session.ts'
import { say } from '../texts/language.ts'
import { suggestion as texts } from '../texts/suggestion.ts'
import type { Person } from '../viewer.ts'
import { begunWith } from './known.ts'
import { offersOf } from './offers.ts'
import type { Sent } from './sent.ts'
import { type CaseView, SuggestionPage, type SuggestionPageProps, waitsForWords } from './suggestion.page.tsx'

type Case = { state: CaseState; rules: Rules; person: Person }
type Back = { sent?: Sent; refused?: SuggestionPageProps['refused']; status?: number }

/** What was done on the page before this one: `?done=<step>.<outcome>`. */
const doneWords = (c: DeskContext): string | undefined => {
  const [step = '', outcome = ''] = c.req.query('done')?.split('.') ?? []
  const definition = Object.hasOwn(catalogue, step) ? catalogue[step] : undefined
  const found = definition && Object.hasOwn(definition.outcomes, outcome) ? definition.outcomes[outcome] : undefined
  if (!found) return undefined
  const { lang } = c.var.viewer
  return texts[lang][found.stays ? 'noted' : 'done'](say(lang, found.labels))
}

const stepsOf = async (deps: DeskDeps, c: DeskContext, { state, rules, person }: Case, view: CaseView, sent?: Sent) => {
  const { lang } = c.var.viewer
  const [units, people] = await Promise.all([deps.rules.units(), deps.rules.people()])
  const leadOf = (handling: string | undefined) => state.handlings.find((h) => h.id === handling)?.unit
  const isMine = (stepId: string): boolean => {
    const open = state.openSteps.find((s) => s.stepId === stepId)
    return open !== undefined && waitsFor(open, leadOf(open.handling), person, rules.unit)
  }
  const several = state.handlings.length > 1
  const deputies = view.deputies.map((d) => d.name)
  const lead = (view.deputies.find((d) => d.lead) ?? view.deputies[0])?.name
  const steps = view.openSteps
    .filter((s) => isMine(s.stepId))
    .map((step) => {
      const handling = view.handlings.find((h) => h.id === step.handling)
      const about = step.unit ?? (several ? handling?.unit : undefined)
      const unit = rules.unit(step.assignee.unit ?? '')
      return {
        ...step,
        ...(about && { about: rules.unit(about)?.name ?? about }),
        offers: offersOf({
          lang,
          suggestion: state.id,
          step,
          units,
          knowing: { lang, profile: rules.profile, unit, people, deputies },
          begun: (form) => begunWith(form, { title: view.title, body: view.body, lead, handling }),
          once: randomUUID,
          sent,
        }),
      }
    })
  const waiting = view.openSteps.filter((s) => !isMine(s.stepId)).map((s) => waitsForWords(lang, s, units))
  return { steps, waiting, units }
}

const showCase = async (deps: DeskDeps, c: DeskContext, of: Case, back: Back = {}): Promise<Response> => {
  const view = await caseView(deps.store, of.state, of.rules)
  const done = doneWords(c)
  const { steps, waiting, units } = await stepsOf(deps, c, of, view, back.sent)
  const { person } = of
  // What was sent comes back to the page itself, not to the address that it was sent to.
  const viewer = { ...c.var.viewer, person, path: suggestionPath(of.state.id) }
  const page = { viewer, today: dayOf(deps.now()), view, units, steps, waiting }
  const said = { ...(done && { done }), ...(back.refused && { refused: back.refused }) }
  return show(c, <SuggestionPage {...page} {...said} />, back.status)
}

/** What somebody typed that cannot be put back into a form. */
const typed = (fields: readonly Field[], values: Values): string[] =>
  toPosted(fields, values)
    .map(([, value]) => value)
    .filter((value) => value.trim() !== '')

const outcomeNamed = (step: string, name: string) => {
  const outcomes = Object.hasOwn(catalogue, step) ? stepNamed(step).outcomes : {}
  const found = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined
  if (!found) throw new Refusal('INVALID', '没有这样的办理结果')
  return found
}

/** A suggestion's page, and the forms of its steps. They are completed by the same function as in the API. */
export const suggestionRoute = (deps: DeskDeps) => {
  const app = new Hono<DeskEnv>()

  app.get('/suggestions/:id', async (c) => {
    const person = signedIn(c.var.viewer.person)
    // Who just did something sees it.
    const fresh = c.req.query('done') !== undefined
    const { state, rules } = await readCase(deps, c.req.param('id'), person, { fresh })
    return showCase(deps, c, { state, rules, person })
  })

  app.post('/suggestions/:id/steps/:stepId', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const { id, stepId } = c.req.param()
    const posted = postedOf(await c.req.formData())
    const one = (name: string) => posted.get(name)?.[0]
    const [step, outcome] = [one('step') ?? '', one('outcome') ?? '']
    const { form } = outcomeNamed(step, outcome)
    const fields = fieldsOf(form)
    const values = readValues(fields, posted)
    const read = async () => ({ ...(await readCase(deps, id, person, { fresh: true })), person })

    const [add, remove] = [one('add'), one('remove')]
    const change = add !== undefined ? { add } : remove !== undefined ? { remove } : undefined
    if (change)
      return showCase(deps, c, await read(), {
        sent: { stepId, outcome, values: changeRows(fields, values, change), errors: [] },
      })

    const kept = withoutBlankRows(values)
    try {
      const input = toInput(form, kept, await deps.rules.units())
      const once = one('once')
      const request = once
        ? keyFor(person.sub, once, `${c.req.method} ${c.req.path}`, { outcome, ...input })
        : undefined
      const done = await complete(deps, { id, completion: { stepId, outcome, form: input }, actor: person, request })
      const { unit } = await deps.rules.rulesFor(done.suggestion.session)
      const said = `?done=${encodeURIComponent(`${step}.${outcome}`)}`
      return c.redirect(mayRead(done, person, unit) ? `${suggestionPath(id)}${said}` : '/', 303)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error
      const of = await read()
      const { status } = problemOf(error)
      const errors = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }]
      const open = of.state.openSteps.some((s) => s.stepId === stepId)
      return showCase(deps, c, of, {
        status,
        ...(open
          ? { sent: { stepId, outcome, values: kept, errors } }
          : { refused: { message: error.message, typed: typed(fields, kept) } }),
      })
    }
  })
  return app
}
