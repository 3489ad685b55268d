import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { snapshotEvery } from '../../../shared/projection/project.ts'
import { keys } from '../../../shared/store/dynamodb/keys.ts'
import { differing, type MakeDerivation } from './derivation.ts'

/** Snapshots: loading a case through its own must give what the whole log gives. */
export const snapshots: MakeDerivation = ({ store, db, table }) => ({
  async look(state) {
    const put = async () => {
      await db.send(new DeleteCommand({ TableName: table, Key: keys.snapshot(state.id) }))
      if (state.version >= snapshotEvery) await store.putSnapshot(state)
    }
    try {
      const loaded = await store.load(state.id, { fresh: true })
      const wrong = loaded ? differing(loaded, state) : []
      return wrong.length > 0 ? [{ of: state.id, what: `快照不符：${wrong.join('、')}`, repair: put }] : []
    } catch {
      return [{ of: state.id, what: '快照无法读取', repair: put }]
    }
  },
})
