import { Hono } from 'hono'
import { parseInput } from '../../../../shared/case/decide/parse.ts'
import { annualReport } from '../../report/annual-answer.ts'
import { ReportQuery } from '../../report/asked.ts'
import { promiseLetters } from '../../report/letters-answer.ts'
import { promiseLedger } from '../../report/promises-answer.ts'
import type { DeskDeps, DeskEnv } from '../desk-env.ts'
import { signedIn } from '../session.ts'

/** 年度报告, 承诺台账, 承诺函: what the figures page gives away as files. Who may is what the API lets. */
export const takeawayRoute = (deps: DeskDeps) =>
  new Hono<DeskEnv>()
    .get('/figures/annual-report.docx', (c) =>
      annualReport(deps, signedIn(c.var.viewer.person), parseInput(ReportQuery, c.req.query())),
    )
    .get('/figures/promises.xlsx', (c) =>
      promiseLedger(deps, signedIn(c.var.viewer.person), parseInput(ReportQuery, c.req.query())),
    )
    .get('/figures/promise-letters.docx', (c) =>
      promiseLetters(deps, signedIn(c.var.viewer.person), parseInput(ReportQuery, c.req.query())),
    )
