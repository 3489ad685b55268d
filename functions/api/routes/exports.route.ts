import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { ArchiveQuery, archiveAnswer, zipType } from '../archive/archive-answer.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { LedgerQuery, ledgerAnswer } from '../ledger/ledger-answer.ts'
import { xlsxType } from '../ledger/workbook.ts'
import { wordType } from '../letters/word.ts'
import { annualReport } from '../report/annual-answer.ts'
import { ReportQuery } from '../report/asked.ts'
import { promiseLetters } from '../report/letters-answer.ts'
import { promiseLedger } from '../report/promises-answer.ts'
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

const request = { query: ReportQuery }

const reportRoute = createRoute({
  method: 'get',
  path: '/annual-report.docx',
  security,
  summary:
    'The yearly report (年度报告) of a session as of any day as a Word document with native charts, in all or of a unit; a unit’s people get their own',
  request,
  responses: {
    200: {
      description: 'The report; its figures are those of /api/rates, and no confidential suggestion is named',
      content: binary(wordType),
    },
    ...refusals,
  },
})

const promisesRoute = createRoute({
  method: 'get',
  path: '/promises.xlsx',
  security,
  summary: 'The promise ledger (承诺事项台账): this session’s promises and the last one’s, a sheet each, as of any day',
  request,
  responses: { 200: { description: 'The workbook', content: binary(xlsxType) }, ...refusals },
})

const promiseLettersRoute = createRoute({
  method: 'get',
  path: '/promise-letters.docx',
  security,
  summary: 'A letter to each lead deputy on what was promised and how far it is, from each unit, in one Word document',
  request,
  responses: {
    200: {
      description: 'The letters, confidential suggestions left out; X-Letters: how many; X-Left-Out: promises in none',
      content: binary(wordType),
    },
    ...refusals,
  },
})

const archiveRoute = createRoute({
  method: 'get',
  path: '/archive.zip',
  security,
  summary:
    'A whole session as an archive (整届归档) that verifies itself: logs, texts, letters, attachments, a manifest of hashes. Secretariat without scope, admin',
  request: { query: ArchiveQuery },
  responses: {
    200: {
      description:
        'The archive; confidential suggestions for those named only, and the manifest says how many are left out. Where answers are not streamed a large one is refused with 413',
      content: binary(zipType),
    },
    ...refusals,
  },
})

/** What offices take away: workbooks, the yearly report, letters on promises. */
export const exportRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(ledgerRoute, (c) => ledgerAnswer(deps, c.var.actor, c.req.valid('query')))
    .openapi(reportRoute, (c) => annualReport(deps, c.var.actor, c.req.valid('query')))
    .openapi(promisesRoute, (c) => promiseLedger(deps, c.var.actor, c.req.valid('query')))
    .openapi(promiseLettersRoute, (c) => promiseLetters(deps, c.var.actor, c.req.valid('query')))
    .openapi(archiveRoute, (c) => archiveAnswer(deps, c.var.actor, c.req.valid('query').session))
