import { emptyHead, type Head, type Segment } from '../../shared/search/shape.ts'
import type { SearchEntry, Slot } from '../../shared/search/slot.ts'
import type { SearchStore, WorkStore } from '../../shared/store/port.ts'

const nameOf = ({ level, index }: Segment, bucket: number): string => `${level}.${index}.${bucket}`

/** The search index in memory, with the conditions that the DynamoDB store puts on its writes. `pause` lets others go first. */
export const memorySearch = (
  pause: () => Promise<void> = async () => {},
  textOf: (of: { id: string; hash: string }) => string | undefined = () => undefined,
): SearchStore & { clear(): void } => {
  const entries = new Map<string, SearchEntry>()
  const slots: Slot[] = []
  const buckets = new Map<string, Uint8Array>()
  let head: Head = emptyHead
  return {
    clear() {
      entries.clear()
      slots.length = 0
      buckets.clear()
      head = emptyHead
    },
    searchEntries: async (ids) => ids.flatMap((id) => entries.get(id) ?? []),
    async putSearchEntry(entry) {
      await pause()
      if ((entries.get(entry.id)?.version ?? 0) < entry.version) entries.set(entry.id, entry)
    },
    async claimSlot(slot) {
      await pause()
      return slots.push(slot) - 1
    },
    latestSlot: async () => slots.length - 1,
    slots: async ({ from, until }) => slots.slice(from, until).map((slot, i) => ({ at: from + i, slot })),
    slotIds: async (wanted) => new Map(wanted.flatMap((n) => (slots[n] ? [[n, slots[n].id] as const] : []))),
    searchHead: async () => head,
    async putSearchHead(next) {
      await pause()
      if (next.revision !== head.revision + 1) return false
      head = next
      return true
    },
    async putBucket(segment, bucket, data) {
      await pause()
      buckets.set(nameOf(segment, bucket), data)
    },
    getBuckets: async (wanted) =>
      wanted.flatMap((w) => {
        const data = buckets.get(nameOf(w.segment, w.bucket))
        return data ? [{ ...w, data }] : []
      }),
    textsOf: async (wanted) =>
      new Map(
        wanted.flatMap((of) => {
          const text = textOf(of)
          return text === undefined ? [] : [[of.hash, text] as const]
        }),
      ),
  }
}

/** Which units have something to do on which cases, in memory. */
export const memoryWork = (pause: () => Promise<void> = async () => {}): WorkStore & { clear(): void } => {
  const held = new Map<string, Map<string, number>>()
  return {
    clear: () => held.clear(),
    async putHeld({ session, id }, changes) {
      await pause()
      for (const [unit, { v, left }] of Object.entries(changes)) {
        const of = held.get(unit) ?? new Map<string, number>()
        held.set(unit, of)
        if ((of.get(`${session}~${id}`) ?? 0) >= v) continue
        if (left) of.delete(`${session}~${id}`)
        else of.set(`${session}~${id}`, v)
      }
    },
    heldBy: async (unit, session) =>
      [...(held.get(unit)?.keys() ?? [])].sort().flatMap((key) => {
        const [of = '', id = ''] = key.split('~')
        return session && of !== session ? [] : [{ session: of, id }]
      }),
  }
}
