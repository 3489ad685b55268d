import type { Naming } from '../../../shared/ledger/row-input.ts'
import type { RuleBook } from '../../../shared/rule-book.ts'

/** How sessions and units are named in ledgers: by code, or by the name they have now. `session` is for rows that name none. */
export const namingOf = async (rules: RuleBook, session?: string): Promise<Naming> => {
  const [sessions, units] = await Promise.all([rules.sessions(), rules.units()])
  const idOf = new Map(sessions.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
  const codeOf = new Map(units.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]))
  return {
    ...(session !== undefined && { session }),
    sessionNamed: (name) => idOf.get(name),
    unitNamed: (name) => codeOf.get(name),
  }
}
