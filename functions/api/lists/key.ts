import type { Actor } from '../../../shared/case/actor.ts'
import { keySupervised } from '../../../shared/projection/held.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import type { ApiDeps } from '../deps.ts'
import { type Filters, passes, shown } from './filters.ts'
import type { Page } from './page.ts'

/** The key-supervised ones (重点督办) of a session that the caller may read, in order of id: read by their notes, not among all rows. */
export const keyRows = async (
  { store, rules: book }: ApiDeps,
  actor: Actor,
  { session, ...filters }: Omit<Filters, 'key'> & { session: string },
): Promise<Page['items']> => {
  const rules = await book.rulesFor(session)
  const rows = await store.getRows(await store.heldBy(keySupervised, session))
  return rows
    .filter((row) => mayReadRow(row, actor, rules.unit) && passes(row, filters, rules))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => shown(row, rules))
}
