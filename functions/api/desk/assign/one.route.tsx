import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import { complete } from '../../acts/complete.ts'
import { worklistOf } from '../../lists/worklist.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import type { FormContext } from '../forms/context.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues } from '../forms/input.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { postedOf, type Values } from '../forms/values.ts'
import { placeOf } from '../lists/place.ts'
import { doneQuery } from '../queue/done.ts'
import { readQueued } from '../queue/read.ts'
import { secretariatAt } from '../secretariat.ts'
import { words } from '../suggestion/case-view.ts'
import { assign as texts } from '../texts/assign.ts'
import { candidates, similarTo, topicHistory } from './history.ts'
import { AssignPage } from './one.page.tsx'
import { assignPath } from './paths.ts'
import { formOf, useUnit, withMode } from './values.ts'

type Shown = { outcome?: string; values?: Values; errors?: readonly FieldError[]; once?: string; status?: number }

/** 交办 of one suggestion on one page. */
export const assignOneRoute = (deps: DeskDeps) => {
  const page = async (c: DeskContext, id: string, stepId: string, shown: Shown = {}) => {
    const { outcome = 'assign', values, errors = [], once, status } = shown
    const person = await secretariatAt(deps, c, id)
    const { lang } = c.var.viewer
    const item = (await worklistOf(deps, person, { step: 'assign' })).find(
      (i) => i.stepId === stepId && i.suggestion === id,
    )
    if (!item) throw new Refusal('NOT_FOUND', texts.zh.closed.slice(0, -1))
    const units = await deps.rules.units()
    const { view } = await readQueued(deps, item, { lang, person, to: '/assign' })
    const about = { id, title: words(view.title), body: words(view.body) }
    const [history, similar] = await Promise.all([
      topicHistory(deps, person, view.session),
      similarTo(deps, person, about),
    ])
    const contextOf = (of: string): FormContext => ({
      lang,
      form: `assign.${of}`,
      action: assignPath(id, stepId),
      prefix: of,
      errors: of === outcome ? errorsOnPage(fieldsOf(formOf(of)), errors) : [],
    })
    const valuesOf = (of: string): Values =>
      (of === outcome ? values : undefined) ?? toValues(fieldsOf(formOf(of)), {}, units)
    const key = once ?? randomUUID()
    return show(
      c,
      <AssignPage
        viewer={{ ...c.var.viewer, path: assignPath(id, stepId) }}
        place={placeOf(lang, dayOf(deps.now()), units)}
        units={units}
        item={item}
        view={view}
        candidates={candidates(history, { topics: view.topics, proposed: view.proposedUnits ?? [], similar })}
        similar={similar}
        context={contextOf('assign')}
        values={valuesOf('assign')}
        once={key}
        transfer={{
          hidden: { outcome: 'transfer', once: `${key}.transfer` },
          label: texts[lang].transferTitle,
          fields: fieldsOf(formOf('transfer')),
          values: valuesOf('transfer'),
          context: contextOf('transfer'),
          open: outcome === 'transfer',
        }}
        back={values !== undefined}
      />,
      status,
    )
  }

  return new Hono<DeskEnv>()
    .get('/suggestions/:id/assign/:stepId', (c) => page(c, c.req.param('id'), c.req.param('stepId')))
    .post('/suggestions/:id/assign/:stepId', async (c) => {
      const { id, stepId } = c.req.param()
      const person = await secretariatAt(deps, c, id)
      const raw = postedOf(await c.req.formData())
      const [outcome, once] = [postedOne(raw, 'outcome') ?? '', postedOne(raw, 'once')]
      const [as, code] = postedOne(raw, 'use')?.split('.') ?? []
      if (as && code) {
        const name = (await deps.rules.units()).find((u) => u.code === code)?.name ?? code
        return page(c, id, stepId, { values: useUnit(raw, as, name), ...(once && { once }) })
      }
      const changesRows = raw.has('add') || raw.has('remove')
      const posted = outcome === 'assign' && !changesRows ? withMode(raw) : raw
      const sending = await sendForm(deps, c, {
        posted,
        form: formOf(outcome),
        said: { outcome },
        perform: (input, request) =>
          complete(deps, { id, completion: { stepId, outcome, form: input }, actor: person, request }),
      })
      if (sending.kind === 'done') {
        const { number } = sending.state.suggestion
        return c.redirect(`/assign?${doneQuery({ step: 'assign', outcome, number })}`, 303)
      }
      const { values } = sending
      if (sending.kind === 'rows') return page(c, id, stepId, { outcome, values, ...(once && { once }) })
      const { errors, refusal } = sending
      return page(c, id, stepId, { outcome, values, errors, status: problemOf(refusal).status })
    })
}
