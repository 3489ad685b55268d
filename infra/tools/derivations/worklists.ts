import { keySupervised } from '../../../shared/projection/held.ts'
import type { Difference, MakeDerivation } from './derivation.ts'

const listOf = (holder: string): string => (holder === keySupervised ? '重点督办的名单' : `单位 ${holder} 的待办`)

/** The notes of which cases are a unit's work, and of the key-supervised ones. */
export const worklists: MakeDerivation = ({ store }) => {
  const expected = new Map<string, Map<string, { session: string; v: number }>>()
  const versions = new Map<string, number>()
  return {
    async look({ id, version, suggestion: { session }, held = {} }) {
      versions.set(id, version)
      for (const [unit, { v, left }] of Object.entries(held)) {
        const of = expected.get(unit) ?? new Map<string, { session: string; v: number }>()
        expected.set(unit, of)
        if (left) of.delete(id)
        else of.set(id, { session, v })
      }
      return []
    },
    async end() {
      const units = new Set([
        ...expected.keys(),
        keySupervised,
        ...(await store.units({ fresh: true })).map((u) => u.code),
      ])
      const differences: Difference[] = []
      for (const unit of units) {
        const wanted = expected.get(unit) ?? new Map()
        const found = await store.heldBy(unit)
        const known = new Set(found.map((f) => f.id))
        for (const [id, { session, v }] of wanted)
          if (!known.has(id))
            differences.push({
              of: id,
              what: `不在${listOf(unit)}里`,
              repair: () => store.putHeld({ session, id }, { [unit]: { v } }),
            })
        for (const { session, id } of found)
          if (!wanted.has(id))
            differences.push({
              of: id,
              what: `还在${listOf(unit)}里`,
              repair: () =>
                store.putHeld({ session, id }, { [unit]: { v: (versions.get(id) ?? 999_999) + 1, left: true } }),
            })
      }
      return differences
    },
  }
}
