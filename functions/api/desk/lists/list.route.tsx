import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { findRows } from '../../lists/find.ts'
import { type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { signedIn } from '../session.ts'
import { latestFirst, readListing } from './asked.ts'
import { ListPage } from './list.page.tsx'
import { placeOf } from './place.ts'

/** 建议: what one may see is what the API lists. */
export const listRoute = (deps: DeskDeps) =>
  new Hono<DeskEnv>().get('/suggestions', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const [sessions, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
    const asked = readListing(c.req.query(), sessions)
    const choices = {
      sessions: latestFirst(sessions),
      units: [...units].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    }
    return show(
      c,
      <ListPage
        viewer={c.var.viewer}
        place={placeOf(c.var.viewer.lang, dayOf(deps.now()), units)}
        asked={asked}
        choices={choices}
        found={await findRows(deps, person, asked)}
      />,
    )
  })
