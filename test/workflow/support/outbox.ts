import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { tableName } from '../../../infra/local/table.ts'
import type { OutboxRecord } from '../../../shared/notify/outbox.ts'
import type { Harness } from '../../support/harness.ts'

/** Every item of the table whose sort key begins so. */
export const itemsOf = async ({ runtime }: Harness, prefix: string): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await DynamoDBDocumentClient.from(runtime.services.db).send(
    new ScanCommand({ TableName: tableName }),
  )
  return Items.filter(({ sk }) => String(sk).startsWith(prefix))
}

/** What became of the messages of a kind. */
export const recordsOf = async (harness: Harness, kind: string): Promise<OutboxRecord[]> =>
  (await itemsOf(harness, 'M#'))
    .map(({ record }) => JSON.parse(String(record)) as OutboxRecord)
    .filter((record) => record.kind === kind)

/** Some minutes later, a run of the sweep and what follows from it. */
export const minutesLater = async ({ runtime }: Harness, minutes: number): Promise<void> => {
  runtime.clock.set(new Date(runtime.clock.now().getTime() + minutes * 60_000))
  await runtime.sweep({ job: 'due', digest: false })
  await runtime.settled()
}
