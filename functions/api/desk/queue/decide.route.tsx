import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { worklistOf } from '../../lists/worklist.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { placeOf } from '../lists/place.ts'
import { secretariatAt, secretariatOnly } from '../secretariat.ts'
import { office } from '../texts/office.ts'
import { actOn, type Back } from './act.ts'
import { DecidePage, decided } from './decide.page.tsx'
import { doneQuery, doneWords } from './done.ts'
import { readQueued } from './read.ts'
import { reasonOf } from './reason.ts'

/** So many are read whole; the next follow when these are done. */
const atOnce = 20

/** So many steps without anybody are listed; the next follow when these are given away. */
const mostUnattended = 100

const isDecided = (step: string): boolean => decided.some((one) => one === step)

/** 审批: declines, extensions, disputes and dissatisfied ratings. */
export const decideRoute = (deps: DeskDeps) => {
  const page = async (c: DeskContext, back?: Back) => {
    const person = secretariatOnly(c)
    const { lang } = c.var.viewer
    const units = await deps.rules.units()
    const items = (await worklistOf(deps, person, {})).filter((i) => isDecided(i.step))
    const unattended = await worklistOf(deps, person, { unattended: true })
    const shown = items.filter((i, n) => n < atOnce || i.stepId === back?.sent.stepId)
    const decisions = await Promise.all(
      shown.map(async (item) => {
        const sent = back?.sent.stepId === item.stepId ? back.sent : undefined
        const queued = await readQueued(deps, item, { lang, person, to: '/decide', ...(sent && { sent }) })
        return { ...queued, why: await reasonOf(deps, queued) }
      }),
    )
    const done = doneWords(c)
    const gone = back !== undefined && !items.some((i) => i.stepId === back.sent.stepId)
    return show(
      c,
      <DecidePage
        viewer={{ ...c.var.viewer, path: '/decide' }}
        place={placeOf(lang, dayOf(deps.now()), units)}
        units={units}
        decisions={decisions}
        total={items.length}
        unattended={unattended.slice(0, mostUnattended)}
        {...(done && { done: office[lang].decide.done(done.what, done.number) })}
        {...(gone && { refused: back.refused ?? '' })}
      />,
      back?.status,
    )
  }

  return new Hono<DeskEnv>()
    .get('/decide', (c) => page(c))
    .post('/decide/:id/:stepId', async (c) => {
      const person = await secretariatAt(deps, c, c.req.param('id'))
      const acted = await actOn(deps, c, person, c.req.param())
      if ('back' in acted) return page(c, acted.back)
      return c.redirect(`/decide?${doneQuery(acted.done)}`, 303)
    })
}
