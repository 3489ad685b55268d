import type { Actor } from '../../../shared/case/actor.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { streamOf, workbookHeaders } from '../ledger/workbook.ts'
import { fileNameOf } from '../letters/word.ts'
import { type Asked, type AskedSession, askedOf, type ReportQuery } from './asked.ts'
import { leadsOf } from './leads.ts'
import { linesOf, type Promised, type PromiseLine, promisesOf } from './promises.ts'
import { promiseSheets } from './promises-workbook.ts'

/** What a promise says stands in its case's log, so each case is read: so many promises at once at most. */
const mostPromises = 5000

/** The promises of a session that the caller may read, in order. */
const promisedIn = async ({ store }: ApiDeps, { q }: AskedSession): Promise<Promised[]> =>
  promisesOf(await leadsOf(store, q), q)

/** The promises of the session and of the one before, with what their cases say. */
export type PromisesRead = { now: PromiseLine[]; before: PromiseLine[]; leftOut: number }

/** Reads them, the confidential ones only where they are asked for. Throws INVALID where there are too many. */
export const readPromises = async (
  deps: ApiDeps,
  asked: Asked,
  { confidential }: { confidential: boolean },
): Promise<PromisesRead> => {
  const { before } = asked
  const [now, last] = await Promise.all([promisedIn(deps, asked), before ? promisedIn(deps, before) : []])
  const all = now.length + last.length
  if (all > mostPromises) throw invalid('unit', `承诺事项超过 ${mostPromises} 项，请用 unit 参数按承办单位分别导出`)
  const wanted = (promised: readonly Promised[]) => promised.filter((one) => confidential || !one.isConfidential)
  const read = ({ q }: AskedSession, promised: readonly Promised[]) =>
    linesOf(deps.store, q, promised, { evidence: true })
  return {
    now: await read(asked, wanted(now)),
    before: before ? await read(before, wanted(last)) : [],
    leftOut: all - wanted(now).length - wanted(last).length,
  }
}

/** The promise ledger as an answer: only what the caller may read. Throws FORBIDDEN, NOT_FOUND and INVALID. */
export const promiseLedger = async (deps: ApiDeps, actor: Actor, query: ReportQuery): Promise<Response> => {
  const asked = await askedOf(deps, actor, query)
  const { session, before, unit, q } = asked
  const lines = await readPromises(deps, asked, { confidential: true })
  const sheets = promiseSheets(
    { session: session.name, lines: lines.now },
    before && { session: before.session.name, lines: lines.before },
    (code) => q.units.get(code)?.name ?? code,
  )
  const name = fileNameOf({ title: `${unit?.name ?? ''}${session.name}承诺事项台账` }).replace(/docx$/, 'xlsx')
  return new Response(streamOf(sheets), { headers: workbookHeaders(name, 'promises.xlsx') })
}
