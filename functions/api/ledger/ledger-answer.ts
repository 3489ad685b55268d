import type * as z from 'zod'
import type { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { readFigures } from '../../../shared/rates/answer.ts'
import type { ApiDeps } from '../deps.ts'
import { questionOf } from '../figures/query.ts'
import { Listing } from '../lists/find.ts'
import { ledgerSheets } from './ledger-workbook.ts'
import { linesOf } from './lines.ts'
import { streamOf, workbookHeaders } from './workbook.ts'

/** What a ledger is asked for by: a session, narrowed as lists are. */
export const LedgerQuery = Listing.omit({ q: true, limit: true, cursor: true }).extend({
  session: Listing.shape.session.unwrap(),
})
export type LedgerQuery = z.infer<typeof LedgerQuery>

/** Roles that may ask for figures: the others' ledger has none. */
const withFigures = ['secretariat', 'inspector', 'leader', 'unit']

/** The ledger as an answer. Throws NOT_FOUND. */
export const ledgerAnswer = async (
  deps: ApiDeps,
  actor: Actor,
  { session, ...filters }: LedgerQuery,
): Promise<Response> => {
  const known = (await deps.rules.sessions()).find(({ id }) => id === session)
  if (!known) throw new Refusal('NOT_FOUND', '没有这个届次')
  const lines = await linesOf(deps, actor, known, filters)
  const unit = actor.role === 'unit' ? actor.unit : filters.unit
  const selection = {
    session,
    ...(unit && { unit }),
    ...(filters.topic && { topic: filters.topic }),
    by: 'unit' as const,
  }
  const answer = withFigures.includes(actor.role)
    ? await readFigures(deps.store, await questionOf(deps, selection, actor))
    : null
  return new Response(streamOf(ledgerSheets(lines, answer)), {
    headers: workbookHeaders(`${known.name}建议台账.xlsx`, 'ledger.xlsx'),
  })
}
