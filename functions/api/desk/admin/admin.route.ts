import { Hono } from 'hono'
import type { DeskDeps, DeskEnv } from '../desk-env.ts'
import { calendarAdmin } from './calendar.route.tsx'
import { healthAdmin } from './health.route.tsx'
import { messagesAdmin } from './messages.route.tsx'
import { peopleAdmin } from './people.route.tsx'
import { sessionsAdmin } from './sessions.route.tsx'
import { unitsAdmin } from './units.route.tsx'

/** The admin's pages. */
export const adminRoutes = (deps: DeskDeps) =>
  new Hono<DeskEnv>()
    .get('/admin', (c) => c.redirect('/admin/sessions'))
    .route('/', sessionsAdmin(deps))
    .route('/', unitsAdmin(deps))
    .route('/', peopleAdmin(deps))
    .route('/', calendarAdmin(deps))
    .route('/', messagesAdmin(deps))
    .route('/', healthAdmin(deps))
