import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { SubmitInput } from '../../../../shared/case/decide/submit.ts'
import type { FieldError } from '../../../../shared/case/refusal.ts'
import { submitSuggestion } from '../../acts/submit-suggestion.ts'
import { findSimilar } from '../../lists/similar.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { type Posted, postedOf, readValues, type Values } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { latestFirst } from '../lists/asked.ts'
import { placeOf } from '../lists/place.ts'
import { SimilarList } from '../lists/similar.page.tsx'
import { secretariatOnly } from '../secretariat.ts'
import { submit as texts } from '../texts/submit.ts'
import { SubmitPage } from './submit.page.tsx'

const action = '/suggestions/new'
const fields = fieldsOf(SubmitInput)

type Shown = { values: Values; errors?: readonly FieldError[]; once?: string; similar?: boolean; status?: number }

/** The beginning of a text tells enough of it; what is too long is looked for by less. */
const longest = { title: 200, body: 600 }

/** 登记建议. Phones and e-mails go where the API puts them, and nowhere else. */
export const submitRoute = (deps: DeskDeps) => {
  const similarTo = (c: DeskContext, of: { title?: string; body?: string }) => {
    const title = (of.title ?? '').trim().slice(0, longest.title)
    const body = (of.body ?? '').trim().slice(0, longest.body)
    return title ? findSimilar(deps, secretariatOnly(c), { title, body }) : Promise.resolve([])
  }
  const place = async (c: DeskContext) => placeOf(c.var.viewer.lang, dayOf(deps.now()), await deps.rules.units())

  const page = async (c: DeskContext, { values, errors = [], once, similar, status }: Shown) => {
    const [sessions, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
    const { lang } = c.var.viewer
    const t = texts[lang]
    const option = (value: string, label: string) => ({ value, label })
    const { title, body } = values
    return show(
      c,
      <SubmitPage
        viewer={{ ...c.var.viewer, path: action }}
        place={await place(c)}
        units={units}
        values={values}
        once={once ?? randomUUID()}
        back={status !== undefined || similar === true}
        context={{
          lang,
          form: 'submit',
          action,
          prefix: 'new',
          errors: errorsOnPage(fields, errors),
          options: {
            session: latestFirst(sessions).map((s) => option(s.id, s.name)),
            confidential: Object.entries(t.confidential).map(([value, label]) => option(value, label)),
          },
          hints: t.hints,
          rows: { body: 12, topics: 2, visibleTo: 2 },
        }}
        {...(similar && { similar: await similarTo(c, { title: String(title), body: String(body) }) })}
      />,
      status,
    )
  }

  const begun = async (): Promise<Values> => {
    const [sessions, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
    const session = latestFirst(sessions)[0]?.id
    const known = { ...(session && { session }), kind: 'session', disclosure: 'full', receivedOn: dayOf(deps.now()) }
    return toValues(fields, { ...known, deputies: [{ lead: true }] }, units)
  }

  const readPosted = async (c: DeskContext): Promise<Posted> => postedOf(await c.req.formData())

  return new Hono<DeskEnv>()
    .get(action, async (c) => {
      secretariatOnly(c)
      return page(c, { values: await begun() })
    })
    .post(`${action}/similar`, async (c) => {
      secretariatOnly(c)
      const posted = await readPosted(c)
      const [title = '', body = ''] = [postedOne(posted, 'title'), postedOne(posted, 'body')]
      const list = <SimilarList place={await place(c)} similar={await similarTo(c, { title, body })} />
      return c.html(list)
    })
    .post(action, async (c) => {
      const person = secretariatOnly(c)
      const posted = await readPosted(c)
      const once = postedOne(posted, 'once')
      if (postedOne(posted, 'similar') !== undefined)
        return page(c, { values: readValues(fields, posted), similar: true, ...(once && { once }) })
      const sending = await sendForm(deps, c, {
        posted,
        form: SubmitInput,
        said: {},
        perform: (input, request) => submitSuggestion(deps, SubmitInput.parse(input), person, request),
      })
      if (sending.kind === 'done') return c.redirect(suggestionPath(sending.state.id), 303)
      if (sending.kind === 'rows') return page(c, { values: sending.values, similar: true, ...(once && { once }) })
      const { values, refusal, errors } = sending
      return page(c, { values, errors, similar: true, status: problemOf(refusal).status })
    })
}
