import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { urging } from '../../../../shared/acts/urging.ts'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { lightOf } from '../../../../shared/case/decide/keep-time.ts'
import { suggestionOf } from '../../../../shared/case/ids.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import { performAct } from '../../acts/act.ts'
import { readCase } from '../../acts/read-case.ts'
import { scanRows } from '../../lists/scan.ts'
import { problemOf } from '../../problem.ts'
import { caseView } from '../../views/case.view.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { postedOf, type Values } from '../forms/values.ts'
import { latestFirst, readListing } from '../lists/asked.ts'
import { placeOf } from '../lists/place.ts'
import { secretariatAt } from '../secretariat.ts'
import { signedIn } from '../session.ts'
import { words } from '../suggestion/case-view.ts'
import { board as texts } from '../texts/board.ts'
import { sayDay } from '../time.tsx'
import { BoardPage } from './board.page.tsx'
import { byLight, cardsOf } from './cards.ts'
import { boardPath, urgePath } from './paths.ts'
import { UrgePage } from './urge.page.tsx'

/** A session has some hundred suggestions; of more the first are shown. */
const most = 5000

/** Who looks at a session as a whole. */
const whole: readonly string[] = ['secretariat', 'inspector', 'leader']

const fields = fieldsOf(urging.form).filter((f) => f.name !== 'handling')

/** 进度, and 催办 from it. */
export const boardRoute = (deps: DeskDeps) => {
  const urgePage = async (
    c: DeskContext,
    handling: string,
    back: { unit: string; values?: Values; errors?: readonly FieldError[]; status?: number },
  ) => {
    const person = await secretariatAt(deps, c, suggestionOf(handling))
    const { lang } = c.var.viewer
    const { state, rules } = await readCase(deps, suggestionOf(handling), person)
    const view = await caseView(deps.store, state, rules)
    const found = view.handlings.find((h) => h.id === handling)
    if (!found) throw new Refusal('NOT_FOUND', '没有这个承办件')
    const today = dayOf(deps.now())
    // The unit reads it in Chinese whatever the writer's language.
    const due = found.replies.length === 0 && found.dueOn ? texts.zh.urgeDue(sayDay('zh', found.dueOn, today)) : ''
    return show(
      c,
      <UrgePage
        viewer={{ ...c.var.viewer, path: urgePath(handling, back.unit) }}
        of={{
          id: view.id,
          number: view.number,
          title: words(view.title),
          unitName: rules.unit(found.unit)?.name ?? found.unit,
          handling,
        }}
        fields={fields}
        values={back.values ?? { text: texts.zh.urgeBegin(due) }}
        context={{
          lang,
          form: 'urging',
          action: urgePath(handling),
          prefix: 'urge',
          errors: errorsOnPage(fields, back.errors ?? []),
          hints: { text: texts[lang].urgeHint },
          rows: { text: 4 },
        }}
        once={randomUUID()}
        back={boardPath({ session: view.session, unit: back.unit })}
        backUnit={back.unit}
      />,
      back.status,
    )
  }

  return new Hono<DeskEnv>()
    .get('/board', async (c) => {
      const person = signedIn(c.var.viewer.person)
      if (!whole.includes(person.role)) throw new Refusal('FORBIDDEN', '整个届次的进度由代表工作机构、督查和领导查看')
      const { lang } = c.var.viewer
      const [sessions, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
      const { urged, ...query } = c.req.query()
      const { session, unit } = readListing({ session: query.session ?? '', unit: query.unit ?? '' }, sessions)
      const asked = { ...(session && { session }), ...(unit && { unit }) }
      const place = placeOf(lang, dayOf(deps.now()), units)
      const cards = async () => {
        if (!session) return []
        const rules = await deps.rules.rulesFor(session)
        const { items } = await scanRows(deps, person, asked, { limit: most })
        return items
          .flatMap((row) => cardsOf(row, (dueOn) => lightOf(dueOn, rules)))
          .filter((card) => !unit || !card.unit || card.unit === unit)
          .sort(byLight)
      }
      const handling = urged && /^\d+-\d+-[\w.-]{1,60}$/.test(urged) ? urged : undefined
      const all = await cards()
      const of = handling && all.find((card) => card.handling === handling)
      return show(
        c,
        <BoardPage
          viewer={{ ...c.var.viewer, path: boardPath(asked) }}
          place={place}
          asked={asked}
          choices={{
            sessions: latestFirst(sessions),
            units: [...units].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
          }}
          cards={all}
          mayUrge={person.role === 'secretariat'}
          {...(of && { urged: texts[lang].urged(of.number, place.unitName(of.unit ?? '')) })}
        />,
      )
    })
    .get('/board/urge/:handling', (c) =>
      urgePage(c, c.req.param('handling'), { unit: c.req.query('unit')?.slice(0, 32) ?? '' }),
    )
    .post('/board/urge/:handling', async (c) => {
      const handling = c.req.param('handling')
      const id = suggestionOf(handling)
      const person = await secretariatAt(deps, c, id)
      const posted = postedOf(await c.req.formData())
      const unit = postedOne(posted, 'unit') ?? ''
      const sending = await sendForm(deps, c, {
        posted: new Map([...posted, ['handling', [handling]]]),
        form: urging.form,
        said: { act: 'urging' },
        perform: (input, request) => performAct(deps, { id, act: urging, form: input, actor: person, request }),
      })
      if (sending.kind === 'done') {
        const { session } = sending.state.suggestion
        return c.redirect(boardPath({ session, unit, urged: handling }), 303)
      }
      if (sending.kind === 'rows') return urgePage(c, handling, { unit, values: sending.values })
      const { values, errors, refusal } = sending
      return urgePage(c, handling, { unit, values, errors, status: problemOf(refusal).status })
    })
}
