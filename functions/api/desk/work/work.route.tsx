import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { workPage } from '../../lists/work-items.ts'
import { workOf } from '../../lists/worklist.ts'
import { type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { startOf } from '../nav.ts'
import { signedIn } from '../session.ts'
import { feedsOf } from './feeds.ts'
import { groupsOf } from './groups.ts'
import { sinceYesterday } from './since.ts'
import { WorkPage } from './work.page.tsx'

/** So many steps are shown at once. */
const atOnce = 40

/** 我的工作, the start page; who has another one is sent there. */
export const workRoute = (deps: DeskDeps) =>
  new Hono<DeskEnv>().get('/', async (c) => {
    const person = signedIn(c.var.viewer.person)
    const start = startOf(person)
    if (start !== '/') return c.redirect(start)
    const today = dayOf(deps.now())
    const work = await workOf(deps, person, {})
    const { from, page } = workPage(work.open, atOnce, c.req.query('cursor'))
    const { items, cursor } = page
    return show(
      c,
      <WorkPage
        viewer={{ ...c.var.viewer, person }}
        today={today}
        groups={groupsOf(items, work.open, today)}
        from={items.length > 0 ? from + 1 : 0}
        to={from + items.length}
        total={work.open.length}
        {...(cursor !== undefined && { cursor })}
        since={sinceYesterday(work, today)}
        feeds={await feedsOf(deps, { ...c.var.viewer, person }, new URL(c.req.url).origin)}
      />,
    )
  })
