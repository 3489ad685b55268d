import { Hono } from 'hono'
import { parseInput } from '../../../../shared/case/decide/parse.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { type Ledger, readLedger } from '../../../../shared/ledger/read-ledger.ts'
import { ArchiveQuery, archiveAnswer } from '../../archive/archive-answer.ts'
import { LedgerQuery, ledgerAnswer } from '../../ledger/ledger-answer.ts'
import { namingOf } from '../../ledger/naming.ts'
import { rejectedWorkbook } from '../../ledger/rejected.ts'
import { takePart, takeRows } from '../../ledger/take.ts'
import { templateAnswer } from '../../ledger/template.ts'
import { problemOf } from '../../problem.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { latestFirst } from '../lists/asked.ts'
import { secretariatOnly } from '../secretariat.ts'
import { signedIn } from '../session.ts'
import { ledger as texts } from '../texts/ledger.ts'
import { type Done, doneBefore, doneOf, inOrder } from './done.ts'
import { ImportPage, type Outcome } from './import.page.tsx'

const action = '/suggestions/import'

type Asked = {
  session: string
  check: boolean
  from: number
  /** What parts of it did before, as the script adds it up. */
  before?: Done
}

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

  const read = async (file: File, session: string): Promise<Ledger> =>
    readLedger(Buffer.from(await file.arrayBuffer()), await namingOf(deps.rules, session))

  const outcomeOf = async (ledger: Ledger, done: Done, more: Partial<Outcome>): Promise<Outcome> => ({
    checked: false,
    done,
    unknown: ledger.header.unknown,
    ...(done.rejected.length > 0 && { file: await rejectedWorkbook(ledger, done.rejected) }),
    ...more,
  })

  const take = async (c: DeskContext, file: File, { session, check, from, before }: Asked): Promise<Outcome> => {
    const ledger = await read(file, session)
    const person = secretariatOnly(c)
    if (before) {
      // The parts took all that can be taken: checking tells what cannot, as it told them.
      const { rejected } = await takeRows(deps, ledger.rows, person, { check: true })
      return outcomeOf(ledger, { ...before, rejected: inOrder([...rejected, ...before.rejected]) }, {})
    }
    const taken = await takeRows(deps, ledger.rows, person, { check, from })
    const { accepted, next } = taken
    return outcomeOf(ledger, doneOf(taken), { ...(check && { checked: true, accepted }), ...(next && { next }) })
  }

  /** One part for the script that shows how far it is. What the check finds is left for the page at the end. */
  const part = async (c: DeskContext, file: File, { session, from }: Asked) => {
    const ledger = await read(file, session)
    const taken = await takePart(deps, ledger.rows, secretariatOnly(c), from)
    const last = ledger.rows.at(-1)?.row ?? 0
    return c.json({ ...doneOf(taken), last, ...(taken.next !== undefined && { next: taken.next }) })
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
        const before = doneBefore(posted.get('done'))
        const asked = { session, check: posted.has('check'), from, ...(before && { before }) }
        if (c.req.header('accept')?.includes('application/json')) return await part(c, file, asked)
        return await page(c, session, { outcome: await take(c, file, asked) })
      } catch (error) {
        // What is wrong with the file is told where it was chosen.
        if (!(error instanceof Refusal) || error.code !== 'INVALID') throw error
        return page(c, session, { error: error.errors[0]?.message ?? error.message }, problemOf(error).status)
      }
    })
    .get('/suggestions/archive.zip', async (c) => {
      const person = signedIn(c.var.viewer.person)
      return archiveAnswer(deps, person, parseInput(ArchiveQuery, c.req.query()).session)
    })
    .get('/suggestions/ledger.xlsx', async (c) => {
      const person = signedIn(c.var.viewer.person)
      return ledgerAnswer(deps, person, parseInput(LedgerQuery, c.req.query()))
    })
}
