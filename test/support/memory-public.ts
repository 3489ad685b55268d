import type { PublicLetter } from '../../shared/public/letters.ts'
import type { PublicStore } from '../../shared/store/port.ts'

type Noted = { v: number; indexNumber: string; suggestion: string; letter?: PublicLetter }

/** The public list in memory. */
export const memoryPublic = (pause: () => Promise<void> = async () => {}): PublicStore & { clear(): void } => {
  const list = new Map<string, Noted>()
  const newest = () => [...list].sort(([a], [b]) => (a < b ? 1 : -1))
  return {
    clear: () => list.clear(),
    async putPublic({ place, indexNumber, v, suggestion }, letter) {
      await pause()
      if ((list.get(place)?.v ?? 0) < v) list.set(place, { v, indexNumber, suggestion, ...(letter && { letter }) })
    },
    async listPublic({ limit, after }) {
      const left = newest().filter(([place]) => after === undefined || place < after)
      const items = left.slice(0, limit).map(([place, { letter }]) => ({ place, ...(letter && { letter }) }))
      return { items, isLast: left.length <= limit }
    },
    publishedAs: async (wanted) =>
      newest().flatMap(([, { indexNumber, letter, suggestion }]) =>
        letter && indexNumber === wanted ? [suggestion] : [],
      ),
  }
}
