import type { Actor } from '../../../shared/case/actor.ts'
import { mayReadRow, type Row } from '../../../shared/projection/row.ts'
import type { Fact } from '../../../shared/rates/fact.ts'
import type { LeadStanding, OpinionStanding } from '../../../shared/rates/standing.ts'
import { standingOn } from '../../../shared/rates/track.ts'
import type { Session } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { type Filters, passes } from '../lists/filters.ts'
import type { Line } from './ledger-columns.ts'

/**
 * The lines of a session's ledger that the caller may read and asks for, in order: what lists know of a case (its row),
 * and what figures know of its handlings (their facts), so that the ledger and the rates never differ.
 */
export const linesOf = async (
  { store, rules: book }: ApiDeps,
  actor: Actor,
  session: Pick<Session, 'id' | 'name'>,
  filters: Filters,
): Promise<Line[]> => {
  const rules = await book.rulesFor(session.id)
  const [rows, facts] = await Promise.all([
    store.listRows(session.id, { limit: Number.MAX_SAFE_INTEGER }),
    store.listFacts(session.id),
  ])
  const read = rows.filter((row) => mayReadRow(row, actor, rules.unit) && passes(row, filters, rules))
  const standing = facts.filter(({ days }) => days.length > 0)
  const known = new Map(standing.map((fact) => [keyOf(fact.bucket.unit, fact.id), fact]))
  return read.flatMap((row) => linesOfRow(row, known).map((line) => ({ ...line, session: session.name, rules })))
}

/** A handling that was given on has a fact with each unit that held it. */
const keyOf = (unit: string, id: string): string => `${unit}|${id}`

const linesOfRow = (row: Row, facts: ReadonlyMap<string, Fact>): Omit<Line, 'session' | 'rules'>[] => {
  if (row.handlings.length === 0) return [{ row, opinions: new Map() }]
  return row.handlings.map((handling) => {
    const standing = <S extends object>(unit: string, id: string): S | undefined => {
      const fact = facts.get(keyOf(unit, id))
      return fact && standingOn<S>(fact.days)
    }
    const lead = standing<LeadStanding>(handling.unit, handling.id)
    const opinions = handling.co.flatMap((unit) => {
      const given = standing<OpinionStanding>(unit, `${handling.id}~${unit}`)
      return given ? [[unit, given] as const] : []
    })
    return { row, handling, ...(lead && { lead }), opinions: new Map(opinions) }
  })
}
