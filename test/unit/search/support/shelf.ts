import type { ApiDeps } from '../../../../functions/api/deps.ts'
import type { Filters } from '../../../../functions/api/lists/filters.ts'
import { searchRows } from '../../../../functions/api/lists/search.ts'
import type { Actor } from '../../../../shared/case/actor.ts'
import { sha256 } from '../../../../shared/case/commit.ts'
import { suggestionId } from '../../../../shared/case/ids.ts'
import { detachTexts } from '../../../../shared/case/text.ts'
import type { Row } from '../../../../shared/projection/row.ts'
import { indexCase } from '../../../../shared/search/index-case.ts'
import type { Shape } from '../../../../shared/search/shape.ts'
import { wordsOf } from '../../../../shared/search/words.ts'
import { memorySearch } from '../../../support/memory-search.ts'

export type Written = { number: string; title: string; body?: string; session?: string; visibleTo?: string[] }

/** Segments of a few suggestions, so that a hundred make every level. */
export const small: Shape = { block: 4, fan: 2, top: 2, bucketBytes: 60 }

/** Who reads what is not confidential, and what names the leader. */
export const reader: Actor = { role: 'leader', sub: 'leader', name: '分管领导' }

/** Suggestions in memory, indexed and with the rows that a search needs. */
export const shelf = (shape: Shape = small) => {
  const texts = new Map<string, string>()
  const rows = new Map<string, Row>()
  const search = memorySearch(undefined, ({ hash }) => texts.get(hash))
  const versions = new Map<string, number>()
  const store = {
    ...search,
    getRows: async (keys: readonly { id: string }[]) => keys.flatMap(({ id }) => rows.get(id) ?? []),
  }
  const rules = { rulesFor: async () => ({ unit: () => undefined }) }
  const deps = { store, rules } as unknown as ApiDeps
  return {
    deps,
    search,
    rows,
    /** Enters a suggestion, or its new wording. */
    async write({ number, title, body = '', session = '16-5', visibleTo }: Written): Promise<string> {
      const id = suggestionId(session, 'session', number)
      const version = (versions.get(id) ?? 0) + 1
      versions.set(id, version)
      const { value, texts: long } = detachTexts({ title, body }, sha256)
      for (const [hash, text] of long) texts.set(hash, text)
      const row = {
        id,
        session,
        number,
        title,
        lead: '林一',
        topics: ['养老'],
        openSteps: [],
        units: [],
        stage: 'intake',
      }
      rows.set(id, { ...row, ...(visibleTo && { confidential: visibleTo }) } as unknown as Row)
      const suggestion = { session, number, kind: 'session', ...value, topics: ['养老'], deputies: [{ name: '林一' }] }
      await indexCase(store, { id, version, suggestion: suggestion as never }, shape)
      return id
    },
    /** All that is found, page by page. */
    async find(q: string, { limit = 200, filters = {}, meanwhile = async () => {} }: Finding = {}): Promise<string[]> {
      const found: string[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined; await meanwhile()) {
        const page = await searchRows(deps, reader, wordsOf(q), filters, { limit, shape, ...(cursor && { cursor }) })
        found.push(...page.items.map((i) => i.id))
        cursor = page.cursor
      }
      return found
    },
  }
}

type Finding = { limit?: number; filters?: Filters; meanwhile?: () => Promise<void> }
