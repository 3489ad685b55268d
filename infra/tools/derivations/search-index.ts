import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { compact } from '../../../shared/search/compact.ts'
import { digestOf, documentOf, termsOf, withTexts } from '../../../shared/search/document.ts'
import { indexCase } from '../../../shared/search/index-case.ts'
import { bucketsOf, postingsOf } from '../../../shared/search/segment.ts'
import { type Segment, segmentsOf, shape, sizeOf, tailFrom } from '../../../shared/search/shape.ts'
import { keys } from '../../../shared/store/dynamodb/keys.ts'
import type { Opened } from '../open-store.ts'
import { type Difference, isSame, type MakeDerivation } from './derivation.ts'

/** The search index: each suggestion has a slot with the terms of its wording, and segments hold what their slots say. */
export const searchIndex: MakeDerivation = (opened) => ({
  async look(state) {
    const { store, db, table } = opened
    const document = documentOf(state)
    const again = async () => {
      // An entry that says the same wording would be taken for done.
      await db.send(new DeleteCommand({ TableName: table, Key: keys.searchEntry(state.id) }))
      await indexCase(store, state)
    }
    const differs = (what: string): Difference[] => [{ of: state.id, what, repair: again }]
    const [entry] = await store.searchEntries([state.id], { fresh: true })
    if (!entry) return differs('没有编入检索')
    const { title, body } = document
    if (entry.digest !== digestOf(document) || !isSame([entry.title, entry.body], [title, body]))
      return differs('检索的是旧的题目或正文')
    const [found] = await store.slots({ from: entry.slot, until: entry.slot + 1, fresh: true })
    const terms = termsOf(await withTexts(document, store.textsOf))
    return found?.slot.id === state.id && isSame(found.slot.terms, terms) ? [] : differs('检索词不符')
  },
  async end() {
    const { store } = opened
    const head = await store.searchHead({ fresh: true })
    const differences: Difference[] = []
    for (const segment of segmentsOf(head)) differences.push(...(await segmentDiffers(opened, segment)))
    if ((await store.latestSlot()) + 1 - tailFrom(head, shape) >= 2 * shape.block)
      differences.push({ of: '检索', what: '有索引段没有合成', repair: () => compact(store) })
    return differences
  },
})

const segmentDiffers = async ({ store, db, table }: Opened, segment: Segment): Promise<Difference[]> => {
  const { level, index, bits } = segment
  const size = sizeOf(shape, level)
  const terms: number[][] = Array.from({ length: size }, () => [])
  for (const { at, slot } of await store.slots({ from: index * size, until: (index + 1) * size, fresh: true }))
    terms[at - index * size] = slot.terms
  const expected = bucketsOf(postingsOf(terms), bits, size)
  const all = Array.from({ length: 2 ** bits }, (_, bucket) => ({ segment, bucket }))
  const found = new Map((await store.getBuckets(all, { fresh: true })).map(({ bucket, data }) => [bucket, data]))
  const wrong = all.filter(({ bucket }) => !isEqual(expected.get(bucket), found.get(bucket)))
  if (wrong.length === 0) return []
  const repair = async () => {
    for (const { bucket } of wrong) {
      const data = expected.get(bucket)
      if (data) await store.putBucket(segment, bucket, data)
      else await db.send(new DeleteCommand({ TableName: table, Key: keys.bucket(level, index, bucket) }))
    }
  }
  return [{ of: '检索', what: `第 ${level} 层第 ${index} 段有 ${wrong.length} 处不符`, repair }]
}

const isEqual = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0
