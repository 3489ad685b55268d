import { Hono } from 'hono'
import { parseInput } from '../../../../shared/case/decide/parse.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { readLedger } from '../../../../shared/ledger/read-ledger.ts'
import { LedgerQuery, ledgerAnswer } from '../../ledger/ledger-answer.ts'
import { namingOf } from '../../ledger/naming.ts'
import { rejectedWorkbook } from '../../ledger/rejected.ts'
import { takeRows } from '../../ledger/take.ts'
import { templateAnswer } from '../../ledger/template.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { latestFirst } from '../lists/asked.ts'
import { secretariatOnly } from '../secretariat.ts'
import { signedIn } from '../session.ts'
import { ledger as texts } from '../texts/ledger.ts'
import { ImportPage, type Outcome } from './import.page.tsx'

const action = '/suggestions/import'

type Asked = { session: string; check: boolean; from: number }

/** 导入台账, 导出台账. */
export const ledgerRoute = (deps: DeskDeps) => {
  const page = async (
    c: DeskContext,
    session: string,
    more: { error?: string; outcome?: Outcome } = {},
    status = 200,
  ) => {
    const sessions = latestFirst(await deps.rules.sessions())
    const viewer = { ...c.var.viewer, path: action }
    return show(c, <ImportPage viewer={viewer} sessions={sessions} session={session} {...more} />, status)
  }

  const take = async (c: DeskContext, file: File, { session, check, from }: Asked): Promise<Outcome> => {
    const naming = await namingOf(deps.rules, session)
    const ledger = await readLedger(Buffer.from(await file.arrayBuffer()), naming)
    const taken = await takeRows(deps, ledger.rows, secretariatOnly(c), { check, from })
    const { rejected } = taken
    return {
      checked: check,
      taken,
      unknown: ledger.header.unknown,
      ...(rejected.length > 0 && { file: await rejectedWorkbook(ledger, rejected) }),
    }
  }

  return new Hono<DeskEnv>()
    .get(action, async (c) => {
      secretariatOnly(c)
      return page(c, '')
    })
    .get(`${action}/template.xlsx`, async (c) => {
      secretariatOnly(c)
      return templateAnswer()
    })
    .post(action, async (c) => {
      secretariatOnly(c)
      const posted = await c.req.formData()
      const [file, session] = [posted.get('file'), String(posted.get('session') ?? '')]
      const from = Number(posted.get('from')) || 1
      if (!(file instanceof File) || file.size === 0)
        return page(c, session, { error: texts[c.var.viewer.lang].noFile }, 400)
      try {
        return await page(c, session, { outcome: await take(c, file, { session, check: posted.has('check'), from }) })
      } catch (error) {
        // What is wrong with the file is told where it was chosen.
        if (!(error instanceof Refusal) || error.code !== 'INVALID') throw error
        return page(c, session, { error: error.errors[0]?.message ?? error.message }, problemOf(error).status)
      }
    })
    .get('/suggestions/ledger.xlsx', async (c) => {
      const person = signedIn(c.var.viewer.person)
      return ledgerAnswer(deps, person, parseInput(LedgerQuery, c.req.query()))
    })
}
