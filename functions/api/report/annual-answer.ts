import type { Actor } from '../../../shared/case/actor.ts'
import type { ApiDeps } from '../deps.ts'
import { downloadHeaders } from '../download.ts'
import { fileNameOf, wordType } from '../letters/word.ts'
import { askedOf, type ReportQuery } from './asked.ts'
import { gather } from './gather.ts'
import { reportOf } from './model.ts'

/** The yearly report as an answer. Throws FORBIDDEN and NOT_FOUND. */
export const annualReport = async (deps: ApiDeps, actor: Actor, query: ReportQuery): Promise<Response> => {
  const report = reportOf(await gather(deps, actor, await askedOf(deps, actor, query)))
  // Loaded when the first one is asked for: few requests need it.
  const { reportDocx } = await import('../../../shared/report-form/docx/document.ts')
  const headers = downloadHeaders({ type: wordType, name: fileNameOf(report), ascii: 'annual-report.docx' })
  return new Response(await reportDocx(report), { headers })
}
