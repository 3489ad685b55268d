import { formatInstant } from '../../../../shared/calendar/index.ts'
import { waitsForOffice } from '../../../../shared/projection/held.ts'
import { briefOf, Row } from '../../../../shared/projection/row.ts'
import { shardNamed, shardOf } from '../../../../shared/store/dynamodb/keys.ts'
import type { RowStore } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

export const rows = ({ rows: all, weather }: Tables): RowStore => {
  const rowsOf = (session: string): Row[] =>
    [...(all.get(session)?.values() ?? [])].map(({ text }) => Row.parse(JSON.parse(text))).sort(byId)
  return {
    async putRow(row) {
      await weather.pause()
      const session = all.get(row.session) ?? new Map()
      all.set(row.session, session)
      const before = session.get(row.id)?.version ?? 0
      if (before > row.version) return null
      const { version, nextActionAt } = row
      session.set(row.id, { version, ...(nextActionAt && { nextActionAt }), text: JSON.stringify(row) })
      return before
    },
    getRows: async (keys) => keys.flatMap(({ session, id }) => rowsOf(session).filter((row) => row.id === id)),
    listRows: async (session, { limit, after }) =>
      rowsOf(session)
        .filter(({ id }) => after === undefined || id > after)
        .slice(0, limit),
    officeWork: async () =>
      [...all.keys()]
        .flatMap(rowsOf)
        .filter((row) => row.nextActionAt && waitsForOffice(row))
        .map(briefOf),
    async due(shard, until) {
      const live = [...all].flatMap(([session, of]) =>
        [...of].flatMap(([id, { nextActionAt }]) => (nextActionAt ? [{ session, id, nextActionAt }] : [])),
      )
      return live
        .filter(({ id }) => shardOf(id) === shardNamed(shard))
        .filter(({ nextActionAt }) => !until || nextActionAt <= formatInstant(until))
        .sort((a, b) => (a.nextActionAt < b.nextActionAt ? -1 : 1))
    },
  }
}
