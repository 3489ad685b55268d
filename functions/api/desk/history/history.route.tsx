import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { suggestionId } from '../../../../shared/case/ids.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../../shared/case/text.ts'
import { type HistoryInput as Entry, HistoryInput } from '../../../../shared/history/entry.ts'
import { entryOf } from '../../../../shared/history/entry-of.ts'
import type { Draft } from '../../../../shared/history/from-letter.ts'
import type { LetterReading } from '../../../../shared/letters/letter.ts'
import { formatOfName, letterTypes } from '../../../../shared/letters/source/media-type.ts'
import { notFound, readCase } from '../../acts/read-case.ts'
import { draftFor } from '../../history/draft.ts'
import { enterCase, revokeEntry } from '../../history/enter.ts'
import { readSent } from '../../letters/read.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { toValues } from '../forms/input.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { postedOf, type Values } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { latestFirst } from '../lists/asked.ts'
import { secretariatOnly } from '../secretariat.ts'
import { history as texts } from '../texts/history.ts'
import { EntryPage, type FromLetter } from './entry.page.tsx'
import { fields } from './fields.ts'
import { LetterPage } from './letter.page.tsx'

const root = '/suggestions/history'
const action = `${root}/entry`

type Shown = {
  values: Values
  errors?: readonly FieldError[]
  status?: number
  letter?: FromLetter
  /** The case that is put right. */
  of?: CaseState
}

/** So many promises of a letter are put into its entry; a page with more fields is of no use. */
const mostPromises = 10

/** 补录历史答复: what was answered in earlier years, from its letters. */
export const historyRoute = (deps: DeskDeps) => {
  const page = async (c: DeskContext, { values, errors = [], status, letter, of }: Shown) => {
    const [sessions, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
    const { lang } = c.var.viewer
    const t = texts[lang]
    return show(
      c,
      <EntryPage
        viewer={{ ...c.var.viewer, path: root }}
        units={units}
        values={values}
        once={randomUUID()}
        heading={of ? t.correct(of.suggestion.number) : t.confirm}
        {...(of?.entered?.revoked && { revoked: true })}
        {...(letter && { letter })}
        context={{
          lang,
          form: 'history',
          action,
          prefix: 'entry',
          errors: errorsOnPage(fields, errors),
          options: {
            session: latestFirst(sessions).map(({ id, name }) => ({ value: id, label: name })),
            category: await categories(sessions, lang),
          },
          hints: t.hints,
          rows: {
            body: 3,
            topics: 2,
            'handlings.reply.body': 14,
            'handlings.rating.comments': 2,
            'handlings.commitments.item': 2,
          },
        }}
      />,
      status,
    )
  }

  /** Those of all sessions, since the session is chosen in the same form; which one fits is checked when it is sent. */
  const categories = async (sessions: readonly { id: string }[], lang: 'zh' | 'en') => {
    const all = await Promise.all(sessions.map(async ({ id }) => (await deps.rules.rulesFor(id)).profile.categories))
    const options = all.flat().map(({ code, label }) => ({ value: code, label: `${code} ${label[lang]}` }))
    return options.filter((o, i) => options.findIndex((other) => other.label === o.label) === i)
  }

  const letterPage = (c: DeskContext, more: { error?: string; pasted?: string } = {}, status = 200) =>
    show(c, <LetterPage viewer={{ ...c.var.viewer, path: root }} {...more} />, status)

  /** What the entry begins with: the letter's draft, beside the other letters of the same suggestion where some are entered. */
  const begun = async (draft: Draft, reading: LetterReading, source?: string) => {
    const { session, number } = draft
    const known = session && number ? await deps.store.load(suggestionId(session, 'session', number)) : undefined
    const before = known?.entered && (await entryFrom(known))
    const [own] = draft.handlings
    const commitments = reading.letter.promises.slice(0, mostPromises).map(({ text, dueOn }) => ({
      item: text,
      ...(dueOn && { dueOn }),
    }))
    const others = (before?.handlings ?? []).filter((h) => h.lead !== own.lead)
    const handling = { ...own, ...(commitments.length > 0 && { commitments }) }
    const { handlings: _, ...said } = before ?? {
      kind: 'session',
      disclosure: 'full',
      topics: [],
      handlings: [],
    }
    return { ...draft, ...said, ...(source && { source }), handlings: [...others, handling] }
  }

  /** An entered case as it would be put in. Such a one is never confidential. */
  const entryFrom = async (state: CaseState): Promise<Entry> =>
    entryOf(attachTexts(state, await deps.store.getTexts(state.id, textRefs(state))))

  /** The entered case of this id; NOT_FOUND where there is none. */
  const entered = async (c: DeskContext, id: string): Promise<{ state: CaseState; entry: Entry }> => {
    const { state } = await readCase(deps, id, secretariatOnly(c), { fresh: true })
    if (!state.entered) throw notFound()
    return { state, entry: await entryFrom(state) }
  }

  const valuesOf = async (input: Record<string, unknown>): Promise<Values> =>
    toValues(fields, input, await deps.rules.units())

  return new Hono<DeskEnv>()
    .get(root, async (c) => {
      secretariatOnly(c)
      return letterPage(c)
    })
    .post(`${root}/letter`, async (c) => {
      secretariatOnly(c)
      const t = texts[c.var.viewer.lang]
      const posted = await c.req.formData()
      const [file, text] = [posted.get('file'), String(posted.get('text') ?? '').trim()]
      const isFile = file instanceof File && file.size > 0
      if (!isFile && text === '') return letterPage(c, { error: t.none }, 400)
      try {
        const format = isFile ? formatOfName(file.name) : 'text'
        const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
        const reading = await readSent(bytes, format ? letterTypes[format] : '')
        const begin = await draftFor(deps, reading)
        if (!begin)
          return letterPage(c, { error: reading.kind === 'proposal' ? t.proposal : t.other, pasted: text }, 400)
        const notes = [...begin.unplaced, ...reading.issues].map(({ problem }) => problem)
        const input = await begun(begin.draft, reading, isFile ? file.name.slice(0, 200) : undefined)
        return await page(c, {
          values: await valuesOf(input),
          letter: { evidence: reading.evidence, notes: [...new Set(notes)] },
        })
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'INVALID') throw error
        return letterPage(
          c,
          { error: error.errors[0]?.message ?? error.message, pasted: text },
          problemOf(error).status,
        )
      }
    })
    .get(action, async (c) => {
      secretariatOnly(c)
      const id = c.req.query('of')
      if (id !== undefined) {
        const { state, entry } = await entered(c, id)
        return page(c, { values: await valuesOf(entry), of: state })
      }
      const [latest] = latestFirst(await deps.rules.sessions())
      const known = { ...(latest && { session: latest.id }), kind: 'session', disclosure: 'full' }
      return page(c, { values: await valuesOf({ ...known, deputies: [{ lead: true }], handlings: [{}] }) })
    })
    .post(action, async (c) => {
      const person = secretariatOnly(c)
      const sending = await sendForm(deps, c, {
        posted: postedOf(await c.req.formData()),
        form: HistoryInput,
        said: {},
        perform: async (input, request) => (await enterCase(deps, HistoryInput.parse(input), person, request)).state,
      })
      if (sending.kind === 'done') return c.redirect(suggestionPath(sending.state.id), 303)
      if (sending.kind === 'rows') return page(c, { values: sending.values })
      const { values, refusal, errors } = sending
      return page(c, { values, errors, status: problemOf(refusal).status })
    })
    .post('/suggestions/:id/revocation', async (c) => {
      const person = secretariatOnly(c)
      const id = c.req.param('id')
      await readCase(deps, id, person)
      const reason = postedOne(postedOf(await c.req.formData()), 'reason')?.trim()
      if (!reason) throw new Refusal('INVALID', '请写明撤下的理由', [{ path: 'reason', message: '请填写' }])
      await revokeEntry(deps, { id, reason, actor: person })
      return c.redirect(suggestionPath(id), 303)
    })
}
