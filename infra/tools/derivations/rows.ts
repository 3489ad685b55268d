import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { waitsForOffice } from '../../../shared/projection/held.ts'
import { briefOf, type Row, rowOf } from '../../../shared/projection/row.ts'
import { keys } from '../../../shared/store/dynamodb/keys.ts'
import { type Difference, differing, type MakeDerivation } from './derivation.ts'

/**
 * Rows of cases, and the briefs in the index, which the offices' worklists read. When the sweep looks next may be stored
 * too early, which costs a look, never too late.
 */
export const rows: MakeDerivation = ({ store, db, table }) => {
  const waiting = new Map<string, Row>()
  return {
    async look(state, rules) {
      const expected = rowOf(state, rules)
      if (expected.nextActionAt && waitsForOffice(expected)) waiting.set(state.id, expected)
      const [found] = await store.getRows([{ session: expected.session, id: expected.id }])
      const put = async () => {
        // One that claims to be newer than the log would not give way.
        if (found && found.version > expected.version)
          await db.send(new DeleteCommand({ TableName: table, Key: keys.row(expected.session, expected.id) }))
        await store.putRow(expected)
      }
      if (!found) return [{ of: state.id, what: '没有列表行', repair: put }]
      const { nextActionAt: next, ...row } = found
      const { nextActionAt: wanted, ...wantedRow } = expected
      const wrong = differing(row, wantedRow)
      if ((next === undefined) !== (wanted === undefined) || (next && wanted && next > wanted))
        wrong.push('nextActionAt')
      return wrong.length > 0 ? [{ of: state.id, what: `列表行不符：${wrong.join('、')}`, repair: put }] : []
    },
    async end() {
      const found = new Map((await store.officeWork()).map((brief) => [brief.id, brief]))
      return [...waiting].flatMap(([id, row]): Difference[] => {
        const repair = async () => void (await store.putRow(row))
        const brief = found.get(id)
        if (!brief) return [{ of: id, what: '不在代表工作机构的待办索引里', repair }]
        const wrong = differing(brief, briefOf(row))
        return wrong.length > 0 ? [{ of: id, what: `待办索引里的摘要不符：${wrong.join('、')}`, repair }] : []
      })
    },
  }
}
