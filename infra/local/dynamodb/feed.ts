import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { Lane } from './lane.ts'

/** Takes a batch as the Lambda on the table's stream does; what it reports as failed, or throws on, comes again. */
export type Consumer = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

/** A record on its way. Records of one lane (the item's `pk`) go in order. */
export interface FeedEntry {
  id: number
  lane: string
  record: DynamoDBRecord
}

/** Where the database puts records in. */
export interface FeedInput {
  push(entry: FeedEntry): void
}

/** The change feed as its consumer sees it. */
export interface Feed {
  /** Begins (or after `stop`, resumes) handing over; what came before it waits. */
  start(consumer: Consumer): void
  /** Resolves when nothing is queued, in work or waiting for another try. */
  idle(): Promise<void>
  /** How many records are queued, in work or waiting for another try. */
  pending(): number
  /** Hands over nothing more; resolves when the batches in work have come back. */
  stop(): Promise<void>
}

const MAX_LANES_AT_ONCE = 16

/**
 * @param deps.taken gets the ids of records that the consumer has taken
 * @param deps.onError gets what the consumer throws
 */
export function createFeed(deps: { taken(ids: number[]): void; onError(error: unknown): void }): Feed & FeedInput {
  const lanes = new Map<string, Lane>()
  const ready = new Set<Lane>()
  const working = new Set<Promise<void>>()
  let idleWaiters: (() => void)[] = []
  let consumer: Consumer | undefined
  let pending = 0

  const advance = () => {
    for (const lane of ready) {
      if (!consumer || working.size >= MAX_LANES_AT_ONCE) return
      ready.delete(lane)
      const work = lane.handOver(consumer).then((taken) => {
        working.delete(work)
        if (taken.length > 0) {
          pending -= taken.length
          deps.taken(taken)
        }
        if (lane.length === 0) lanes.delete(lane.name)
        else if (taken.length > 0) ready.add(lane)
        else lane.retryLater(() => queue(lane))
        if (pending === 0) release()
        advance()
      })
      working.add(work)
    }
  }
  const queue = (lane: Lane) => {
    ready.add(lane)
    advance()
  }
  const release = () => {
    const waiters = idleWaiters
    idleWaiters = []
    for (const resolve of waiters) resolve()
  }

  return {
    push(entry) {
      pending++
      let lane = lanes.get(entry.lane)
      if (!lane) {
        lane = new Lane(entry.lane, deps.onError)
        lanes.set(entry.lane, lane)
      }
      lane.add(entry)
      if (lane.resting) queue(lane)
    },
    start(next) {
      consumer = next
      for (const lane of lanes.values()) if (lane.resting) ready.add(lane)
      advance()
    },
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
    pending: () => pending,
    async stop() {
      consumer = undefined
      for (const lane of lanes.values()) lane.stopWaiting()
      await Promise.all(working)
      // A batch that came back meanwhile may have set its lane waiting again.
      for (const lane of lanes.values()) lane.stopWaiting()
    },
  }
}
