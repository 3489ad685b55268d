import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { executions } from '../../../functions/executions.ts'
import type { Runtime } from '../../../infra/local/runtime.ts'
import { tableName } from '../../../infra/local/table.ts'
import { Commit, type SealedCommit, seal } from '../../../shared/case/commit.ts'
import { foldAll } from '../../../shared/case/fold.ts'
import { project } from '../../../shared/projection/project.ts'
import { ruleBook } from '../../../shared/rule-book.ts'
import { keys } from '../../../shared/store/dynamodb/keys.ts'

/** BatchWriteItem takes 25; the embedded change feed does not carry these puts, so the relay is left out. */
const batch = 25

/**
 * Copies a case's log under another number, with what is derived from it, and starts its execution. The numbers are
 * as long as each other and occur nowhere else in a log.
 */
export const copyCase = async (
  { store, services, clock }: Pick<Runtime, 'store' | 'services' | 'clock'>,
  log: readonly SealedCommit[],
  { from, to }: { from: string; to: string },
): Promise<void> => {
  const sealed: SealedCommit[] = []
  for (const { body } of log) {
    const commit = Commit.parse(JSON.parse(body.replaceAll(from, to)))
    sealed.push(seal({ ...commit, previousHash: sealed.at(-1)?.hash ?? '' }))
  }
  const state = foldAll(sealed)
  if (!state) throw new Error('an empty log cannot be copied')
  const puts = sealed.map(({ body, hash }, i) => {
    const { pk, sk } = keys.log(state.id, i + 1)
    return { PutRequest: { Item: { pk: { S: pk }, sk: { S: sk }, body: { S: body }, hash: { S: hash } } } }
  })
  for (let i = 0; i < puts.length; i += batch)
    await services.db.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts.slice(i, i + batch) } }))
  await store.putPersonal(state.id, [{ name: '林一', phone: '13800000000' }])
  await project(store, state, await rulesOf(store, clock.now).rulesFor(state.suggestion.session), 1)
  await executions(services.sfn, services.stateMachineArn).start(state.id, state.generation, state.definition)
}

const books = new WeakMap<object, ReturnType<typeof ruleBook>>()

/** One rule book for all copies into a store. */
const rulesOf = (store: Runtime['store'], now: () => Date): ReturnType<typeof ruleBook> => {
  const book = books.get(store) ?? ruleBook(store, now)
  books.set(store, book)
  return book
}
