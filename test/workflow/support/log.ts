import type { DynamoDBStreamEvent } from 'aws-lambda'
import { expect } from 'vitest'
import { brokenAt, type Commit, unseal } from '../../../shared/case/commit.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import type { CaseLog } from '../../../shared/store/port.ts'
import type { Harness } from '../../support/harness.ts'

export const readLog = async (store: Pick<CaseLog, 'read'>, id: string): Promise<Commit[]> => {
  const sealed = await store.read(id)
  expect(brokenAt(sealed), `the chain of ${id}`).toBeNull()
  return sealed.map(unseal)
}

export const eventsOf = async (store: Pick<CaseLog, 'read'>, id: string): Promise<CaseEvent[]> =>
  (await readLog(store, id)).flatMap((commit) => commit.events)

/** The whole log of a case as the stream would deliver it again. */
export const redelivery = async ({ runtime }: Harness, id: string): Promise<DynamoDBStreamEvent> => ({
  Records: (await runtime.store.read(id)).map(({ body, hash }, i) => ({
    eventName: 'INSERT',
    eventID: `again-${i}`,
    dynamodb: {
      SequenceNumber: String(i + 1),
      Keys: { pk: { S: `S#${id}` }, sk: { S: `L#${i + 1}` } },
      NewImage: { body: { S: body }, hash: { S: hash } },
    },
  })),
})

const stepIds = (events: readonly CaseEvent[], type: 'StepOpened' | 'StepCompleted' | 'StepCancelled'): string[] =>
  events.flatMap((event) => (event.type === type ? [event.stepId] : []))

/** Invariants 2 and 7 on one log: the chain verifies, and no step was opened or ended twice. Answers the events. */
export const expectOnceOnly = async (store: Pick<CaseLog, 'read'>, id: string): Promise<CaseEvent[]> => {
  const events = await eventsOf(store, id)
  const opened = stepIds(events, 'StepOpened')
  const ended = [...stepIds(events, 'StepCompleted'), ...stepIds(events, 'StepCancelled')]
  expect(opened, `${id}: opened once`).toEqual([...new Set(opened)])
  expect(ended, `${id}: ended once`).toEqual([...new Set(ended)])
  expect(
    ended.filter((step) => !opened.includes(step)),
    `${id}: ended, never opened`,
  ).toEqual([])
  return events
}

/** The generations that took over, with the reason of each. */
export const takeovers = (events: readonly CaseEvent[]): [number, string][] =>
  events.flatMap((e): [number, string][] => (e.type === 'GenerationStarted' ? [[e.generation, e.reason]] : []))
