import { Hono } from 'hono'
import { adminRoutes } from './admin/admin.route.ts'
import { bulkAssignRoute } from './assign/bulk.route.tsx'
import { assignOneRoute } from './assign/one.route.tsx'
import { boardRoute } from './board/board.route.tsx'
import type { DeskDeps, DeskEnv } from './desk-env.ts'
import { historyRoute } from './history/history.route.tsx'
import { ledgerRoute } from './ledger/ledger.route.tsx'
import { listRoute } from './lists/list.route.tsx'
import { decideRoute } from './queue/decide.route.tsx'
import { reviewRoute } from './queue/review.route.tsx'
import { submitRoute } from './submit/submit.route.tsx'

/** The pages of the list, those on which the secretariat does its daily work, and the admin's. */
export const officeRoutes = (deps: DeskDeps) =>
  new Hono<DeskEnv>()
    .route('/', listRoute(deps))
    .route('/', submitRoute(deps))
    .route('/', ledgerRoute(deps))
    .route('/', historyRoute(deps))
    .route('/', reviewRoute(deps))
    .route('/', decideRoute(deps))
    .route('/', bulkAssignRoute(deps))
    .route('/', assignOneRoute(deps))
    .route('/', boardRoute(deps))
    .route('/', adminRoutes(deps))
