import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { keySupervised } from '../../../shared/projection/held.ts'
import type { Row } from '../../../shared/projection/row.ts'
import type { Unit } from '../../../shared/settings.ts'
import { dynamoDbStore } from '../../../shared/store/dynamodb/index.ts'
import { rowItem } from '../../../shared/store/dynamodb/rows.ts'
import type { Store } from '../../../shared/store/port.ts'
import { Random } from '../../unit/rates/support/random.ts'
import { drawSession, sessionIds, today, unitCodes } from '../figures/draw-facts.ts'
import { fillTable } from '../figures/fill-table.ts'
import type { MemoryTable } from '../figures/memory-table.ts'
import { drawIntake, drawRow, drawWork } from './draw-row.ts'

/** A unit beside those that are drawn, with as many open steps in every table: what differs is the table alone. */
export const sameOffice = 'same'
const sameWork = 20

const units: Unit[] = [...unitCodes, sameOffice].map((code) => ({
  code,
  name: `市第${code}承办单位`,
  kind: 'government',
  letterhead: `市第${code}承办单位`,
  docPrefix: `市${code}函`,
  active: true,
}))

/** The instant at which the pages are asked for. */
export const now = (): Date => new Date(`${today}T10:00:00+08:00`)
/** So many of each session are key-supervised: the chairpersons choose a handful, however many there are. */
const keyOnes = 12
/** So many in a thousand of the session that is going on are still at the secretariat. */
const intakePerMille = 10

export type Filled = {
  size: number
  table: MemoryTable
  store: Store
  /** What is open, by the unit or (`''`) the office that it waits for. */
  open: ReadonlyMap<string, number>
}

/** A table with so many handlings as they would stand after these sessions: facts, roll-ups, rows, notes, the index and settings. */
export const fillDesk = async (size: number, sessions: readonly string[] = sessionIds): Promise<Filled> => {
  const { table } = await fillTable(size, sessions)
  const db: DynamoDBDocumentClient = table.client()
  const store = dynamoDbStore({ db, table: 'bench', now })
  for (const unit of units) await store.putUnit(unit)
  const open = new Map<string, number>()
  const put = async (row: Row): Promise<void> => {
    await db.send(new PutCommand({ TableName: 'bench', Item: rowItem(row) }))
    const holders = row.openSteps.map(({ assignee }) => assignee.unit ?? '')
    for (const holder of holders) open.set(holder, (open.get(holder) ?? 0) + 1)
    const held = [...holders.filter((holder) => holder !== ''), ...(row.key ? [keySupervised] : [])]
    await store.putHeld(row, Object.fromEntries(held.map((holder) => [holder, { v: 20 }])))
  }
  for (const [i, id] of sessionIds.entries()) {
    const year = 2016 + i
    await store.putSession({
      id,
      name: `市十六届人大${i + 1}次会议`,
      profile: 'national',
      opensOn: `${year}-01-07`,
      closesOn: `${year}-01-11`,
    })
    if (!sessions.includes(id)) continue
    const draw = new Random(size + i)
    const count = Math.ceil(size / sessions.length)
    const every = Math.max(1, Math.floor(count / keyOnes))
    let n = 0
    for (const drawn of drawSession(size, id, sessions.length)) {
      await put(drawRow(draw, drawn, n, n % every === 0 && n / every < keyOnes))
      n++
    }
    if (id !== sessionIds.at(-1)) continue
    for (let more = 0; more < sameWork; more++)
      await put(drawWork(new Random(more), { session: id, unit: sameOffice }, more))
    for (let more = 0; more < (count * intakePerMille) / 1000; more++) await put(drawIntake(draw, id, n + more))
  }
  return { size, table, store, open }
}
