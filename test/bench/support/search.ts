import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { tableName } from '../../../infra/local/table.ts'
import { sha256 } from '../../../shared/case/commit.ts'
import { detachTexts } from '../../../shared/case/text.ts'
import type { Row } from '../../../shared/projection/row.ts'
import { compact } from '../../../shared/search/compact.ts'
import { type Document, digestOf, termsOf } from '../../../shared/search/document.ts'
import { indexCase } from '../../../shared/search/index-case.ts'
import { clausesOf } from '../../../shared/search/question.ts'
import { segmentsOf, shape, tailFrom } from '../../../shared/search/shape.ts'
import { normal, wordsOf } from '../../../shared/search/words.ts'
import { rowItem } from '../../../shared/store/dynamodb/rows.ts'
import { entryItem, slotItem } from '../../../shared/store/dynamodb/search.ts'
import { admin, Harness, leader, secretariat } from '../../support/harness.ts'
import { type Call, Meter } from './meter.ts'
import { showProgress } from './progress.ts'
import { bodyOf, random, titleOf } from './titles.ts'

const sessions = 10
const sessionOf = (i: number, all: number): string => `16-${1 + Math.floor((i * sessions) / all)}`

/** Counts the items that answers bring, beside the units that they are billed. */
const itemsIn = ({ response }: Call): number => {
  const {
    Item,
    Items = [],
    Responses = {},
  } = response as {
    Item?: unknown
    Items?: unknown[]
    Responses?: Record<string, unknown[]>
  }
  return (Item ? 1 : 0) + Items.length + Object.values(Responses).flat().length
}

const documentAt = (i: number, all: number, next: () => number): Document => ({
  id: `${sessionOf(i, all)}-${String(i).padStart(6, '0')}`,
  session: sessionOf(i, all),
  number: String(i).padStart(6, '0'),
  kind: 'session',
  title: titleOf(next),
  body: '详见附件。',
  topics: [],
  lead: '林一',
  signers: ['林一'],
})

const rowFor = ({ id, session, number, title, topics, lead }: Document): Row => ({
  session,
  id,
  version: 1,
  at: '2025-02-10T09:00:00.000+08:00',
  number,
  title: String(title),
  lead,
  topics,
  stage: 'closed',
  generation: 1,
  handlings: [],
  openSteps: [],
  units: [],
})

/** Puts titles as they would be after years, and makes the segments that are due. */
const load = async (harness: Harness, documents: readonly Document[]): Promise<void> => {
  const db = DynamoDBDocumentClient.from(harness.runtime.services.db)
  const progress = showProgress(`${documents.length} titles are put`)
  const batch = 8
  let done = 0
  const starts = Array.from({ length: Math.ceil(documents.length / batch) }, (_, i) => i * batch).values()
  const lane = async () => {
    for (const from of starts) {
      const puts = documents.slice(from, from + batch).flatMap((document, i) => {
        const { id, title, body } = document
        const slot = from + i
        return [
          slotItem(slot, { id, version: 1, terms: termsOf(document) }),
          entryItem({ id, version: 1, slot, digest: digestOf(document), title, body }),
          rowItem(rowFor(document)),
        ]
      })
      await db.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: puts.map((Item) => ({ PutRequest: { Item } })) } }),
      )
      done += batch
      progress.step(Math.min(done, documents.length), documents.length)
    }
  }
  await Promise.all(Array.from({ length: 4 }, lane))
  progress.done(`${documents.length} titles are there`)
  const began = performance.now()
  await compact(harness.runtime.store)
  console.log(`the segments are made (${((performance.now() - began) / 1000).toFixed(0)} s)`)
}

const questions = [
  '长期护理保险',
  '药品追溯 补贴政策',
  '养老',
  '关于',
  '护',
  'DRG',
  '5G网络',
  '夜间经济和民宿发展监督管理',
  '无此内容的题目',
  '4321号地块',
  '012345',
]

/** So many hits are compared one by one; of more the first ones are. */
const compared = 400

type Read = { items: number; units: number; ids: string[] }

/** A page looks at so many hits at most, of each at its slot, row, entry and text. */
const hitsOfAPage = 200
const itemsOfAHit = 4

export type Searched = {
  segments: string
  rows: string[][]
  /** Questions that a plain scan answers otherwise, and those that read more items than the bound says. */
  wrong: number
  overBound: number
}

export const searchTitles = async (dataDir: string, count: number): Promise<Searched> => {
  const meter = new Meter()
  let items = 0
  const observe = (call: Call) => {
    meter.observe(call)
    items += itemsIn(call)
  }
  const harness = await Harness.start({ dataDir, observe })
  try {
    for (let n = 1; n <= sessions; n++)
      await harness.ok(admin, 'PUT', `/api/sessions/16-${n}`, {
        name: `市十六届人大${n}次会议`,
        profile: 'national',
        opensOn: '2025-01-07',
        closesOn: '2025-01-11',
      })
    const next = random(7)
    const documents = Array.from({ length: count }, (_, i) => documentAt(i, count, next))
    await load(harness, documents)
    const head = await harness.runtime.store.searchHead()
    const measured = async (path: string, as = leader): Promise<{ items: number; units: number; body: unknown }> => {
      items = 0
      meter.start()
      const body = await harness.ok(as, 'GET', path)
      const { reads } = meter.stop()
      return { items, units: Object.values(reads).reduce((sum, { units }) => sum + units, 0), body }
    }
    const search = async (q: string, session?: string): Promise<Read & { found: string[] }> => {
      const of = `q=${encodeURIComponent(q)}${session ? `&session=${session}` : ''}`
      const first = await measured(`/api/suggestions?${of}&limit=50`)
      type Page = { items: { id: string }[]; cursor?: string }
      const { items: some, cursor } = first.body as Page
      const found = some.map((i) => i.id)
      for (let at = cursor; at && found.length < compared; ) {
        const page: Page = await harness.ok(leader, 'GET', `/api/suggestions?${of}&limit=200&cursor=${at}`)
        found.push(...page.items.map((i) => i.id))
        at = page.cursor
      }
      return { ...first, ids: some.map((i) => i.id), found }
    }
    const plainScan = (q: string, session?: string): string[] => {
      const words = wordsOf(q)
      return documents
        .filter((d) => !session || d.session === session)
        .filter((d) => words.every((w) => normal(String(d.title)).includes(w) || d.number === w))
        .map((d) => d.id)
        .reverse()
    }
    // Settings are read once and kept, so they are read before.
    await search('建议')
    const rows = [['question', 'a plain scan finds', 'on the first page', 'items read', 'at most', 'read units', '']]
    const tail = count - tailFrom(head, shape)
    /** The head, the tail, a bucket of every segment for each term, and the hits of one page. */
    const boundOf = (q: string, session?: string): number => {
      const terms = new Set(clausesOf(wordsOf(q), { ...(session && { session }) }).flat(2)).size
      return 1 + tail + terms * segmentsOf(head).length + hitsOfAPage * itemsOfAHit
    }
    let [wrong, overBound] = [0, 0]
    for (const [q, session] of [...questions.map((q) => [q] as const), ['养老', '16-3'] as const]) {
      const { found, ids, ...read } = await search(q, session)
      const scanned = plainScan(q, session)
      const equal = JSON.stringify(found.slice(0, compared)) === JSON.stringify(scanned.slice(0, compared))
      const bound = boundOf(q, session)
      if (!equal) wrong++
      if (read.items > bound) overBound++
      rows.push([
        session ? `${q} in ${session}` : q,
        String(scanned.length),
        String(ids.length),
        String(read.items),
        String(bound),
        read.units.toFixed(1),
        equal ? 'equal' : 'NOT EQUAL',
      ])
    }
    const similar = await measured(
      `/api/suggestions/similar?title=${encodeURIComponent('关于在老城区建立长期护理保险监督机制的建议')}`,
      secretariat,
    )
    const likest = (similar.body as unknown[]).length
    rows.push(['similar to a new title', '', String(likest), String(similar.items), '', similar.units.toFixed(1), ''])
    if (meter.unknown.size > 0) throw new Error(`the meter cannot bill ${[...meter.unknown].join(', ')}`)
    const segments = segmentsOf(head)
    return { segments: `${count} titles in ${segments.length} segments, ${tail} in the tail`, rows, wrong, overBound }
  } finally {
    await harness.close()
  }
}

/** What suggestions with texts of different length cost to index: their own items, and their share of the segments. */
export const costOfIndexing = async (count: number): Promise<string[][]> => {
  const rows = [['indexing a suggestion', 'write units', 'of it at once', 'read units']]
  for (const characters of [300, 1_200, 3_000]) {
    const meter = new Meter()
    const harness = await Harness.start({ observe: meter.observe })
    try {
      const next = random(11)
      const { store } = harness.runtime
      let atOnce = 0
      meter.start()
      for (let i = 0; i < count; i++) {
        const id = `16-1-${i}`
        const whole = { ...documentAt(i, count, next), body: bodyOf(next, characters), deputies: [{ name: '林一' }] }
        const { value, texts } = detachTexts(whole, sha256)
        await store.putTexts(id, texts)
        await indexCase(store, { id, version: 1, suggestion: value as never })
        if (i === 31) atOnce = meter.stop().writes.search.units / 32
        if (i === 31) meter.start()
      }
      const { writes, reads } = meter.stop()
      const measured = count - 32
      rows.push([
        `${characters} characters`,
        (writes.search.units / measured).toFixed(2),
        atOnce.toFixed(2),
        (reads.search.units / measured).toFixed(2),
      ])
    } finally {
      await harness.close()
    }
  }
  return rows
}
