import type { Actor } from '../../../shared/case/actor.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import type { ApiDeps } from '../deps.ts'
import { type Filters, passes, shown } from './filters.ts'
import type { Page } from './page.ts'

/** So many rows are read at once. */
const atOnce = 200

/** The cursor of a list in order of session and id: the last row that was shown. */
export const scanCursor = /^\d+-\d+~[\w-]+$/

/** The suggestions that the caller may read, in order of session and id, a page from after the cursor. */
export const scanRows = async (
  { store, rules: book }: ApiDeps,
  actor: Actor,
  filters: Filters,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page> => {
  const [fromSession, fromId] = cursor?.split('~') ?? []
  const sessions = (await book.sessions())
    .map((s) => s.id)
    .filter((id) => (!filters.session || id === filters.session) && (!fromSession || id >= fromSession))
  const items: Page['items'] = []
  for (const session of sessions.sort()) {
    const rules = await book.rulesFor(session)
    let after = session === fromSession ? fromId : undefined
    for (;;) {
      const page = await store.listRows(session, { limit: atOnce, ...(after !== undefined && { after }) })
      for (const row of page) {
        after = row.id
        if (!mayReadRow(row, actor, rules.unit) || !passes(row, filters, rules)) continue
        items.push(shown(row, rules))
        if (items.length === limit) return { items, cursor: `${session}~${row.id}` }
      }
      if (page.length < atOnce) break
    }
  }
  return { items }
}
