import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { LedgerQuery, ledgerAnswer } from '../ledger/ledger-answer.ts'
import { xlsxType } from '../ledger/workbook.ts'
import { refuseInput } from '../validation.ts'
import { refusals, security } from './shapes.ts'

const ledgerRoute = createRoute({
  method: 'get',
  path: '/ledger.xlsx',
  security,
  summary:
    'A session’s ledger as a workbook: a line for each handling, narrowed as lists are; the rates with what each counts',
  request: { query: LedgerQuery },
  responses: {
    200: { description: 'The workbook', content: binary(xlsxType) },
    ...refusals,
  },
})

/** What offices take away: workbooks. */
export const exportRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(ledgerRoute, (c) =>
    ledgerAnswer(deps, c.var.actor, c.req.valid('query')),
  )
