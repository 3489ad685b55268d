import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { findRows, Listing } from '../../lists/find.ts'
import { findSimilar } from '../../lists/similar.ts'
import { worklistOf } from '../../lists/worklist.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { placeOf } from '../lists/place.ts'
import { secretariatAt, secretariatOnly } from '../secretariat.ts'
import { words } from '../suggestion/case-view.ts'
import { office } from '../texts/office.ts'
import { actOn, type Back } from './act.ts'
import { doneQuery, doneWords } from './done.ts'
import { readQueued } from './read.ts'
import { type At, ReviewPage } from './review.page.tsx'

/** So many of the queue are listed; the next follow when these are done. */
const atOnce = 40

/** So many found ones are offered as the main one. */
const mostFound = 8

/** 审核: one after the other, with what is like it beside it. */
export const reviewRoute = (deps: DeskDeps) => {
  const page = async (c: DeskContext, chosen?: string, back?: Back) => {
    const person = secretariatOnly(c)
    const { lang } = c.var.viewer
    const units = await deps.rules.units()
    const items = await worklistOf(deps, person, { step: 'review' })
    const item = items.find((i) => i.stepId === chosen) ?? items[0]
    const q = (c.req.query('q') ?? '').trim()
    const read = async (): Promise<At | undefined> => {
      if (!item) return undefined
      const sent = back?.sent.stepId === item.stepId ? back.sent : undefined
      const queued = await readQueued(deps, item, { lang, person, to: '/review', ...(sent && { sent }) })
      const { title, body, id, session } = queued.view
      const [similar, found] = await Promise.all([
        findSimilar(deps, person, { title: words(title), body: words(body).slice(0, 600) }),
        q && Listing.shape.q.safeParse(q).success
          ? findRows(deps, person, { q, session, limit: mostFound })
          : undefined,
      ])
      return {
        ...queued,
        similar: similar.filter((s) => s.id !== id),
        q,
        ...(found && { found: found.items.filter((r) => r.id !== id) }),
      }
    }
    const at = await read()
    const done = doneWords(c)
    const gone = back !== undefined && back.sent.stepId !== item?.stepId
    return show(
      c,
      <ReviewPage
        viewer={{ ...c.var.viewer, path: item ? `/review?at=${encodeURIComponent(item.stepId)}` : '/review' }}
        place={placeOf(lang, dayOf(deps.now()), units)}
        units={units}
        items={items.slice(0, atOnce)}
        total={items.length}
        once={randomUUID()}
        {...(at && { at })}
        {...(done && { done: office[lang].review.done(done.what, done.number) })}
        {...(gone && { refused: back.refused ?? '' })}
      />,
      back?.status,
    )
  }

  return new Hono<DeskEnv>()
    .get('/review', (c) => page(c, c.req.query('at')))
    .post('/review/:id/:stepId', async (c) => {
      const person = await secretariatAt(deps, c, c.req.param('id'))
      const { id, stepId } = c.req.param()
      const acted = await actOn(deps, c, person, { id, stepId })
      if ('back' in acted) return page(c, stepId, acted.back)
      return c.redirect(`/review?${doneQuery(acted.done)}`, 303)
    })
}
