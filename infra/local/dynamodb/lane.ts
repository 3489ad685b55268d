import type { DynamoDBBatchResponse } from 'aws-lambda'
import type { Consumer, FeedEntry } from './feed.ts'

const MAX_BATCH = 10
const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 2_000

/** The records of one `pk`, in order, at most one batch of them with the consumer. */
export class Lane {
  #entries: FeedEntry[] = []
  #working = false
  #timer: NodeJS.Timeout | undefined
  #retryMs = FIRST_RETRY_MS

  /** @param onError gets what the consumer throws */
  constructor(
    readonly name: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  get length(): number {
    return this.#entries.length
  }

  /** Neither with the consumer nor waiting for another try. */
  get resting(): boolean {
    return !this.#working && this.#timer === undefined
  }

  add(entry: FeedEntry): void {
    this.#entries.push(entry)
  }

  /** Gives the consumer the next batch. @returns the ids it has taken: those before the first that failed */
  async handOver(consumer: Consumer): Promise<number[]> {
    const batch = this.#entries.slice(0, MAX_BATCH)
    this.#working = true
    const taken = await this.#tryBatch(consumer, batch)
    this.#working = false
    this.#entries.splice(0, taken)
    if (taken > 0) this.#retryMs = FIRST_RETRY_MS
    return batch.slice(0, taken).map((entry) => entry.id)
  }

  /** Calls `again` after a wait that doubles from try to try. */
  retryLater(again: () => void): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      again()
    }, this.#retryMs).unref()
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS)
  }

  stopWaiting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #tryBatch(consumer: Consumer, batch: FeedEntry[]): Promise<number> {
    try {
      return takenCount(await consumer({ Records: batch.map((entry) => entry.record) }), batch)
    } catch (error) {
      // As with Lambda's event source, a function that throws has taken nothing.
      this.onError(error)
      return 0
    }
  }
}

/** How many records came before the first failed one. An identifier of no record fails the whole batch, as with Lambda. */
function takenCount(answer: DynamoDBBatchResponse | undefined, batch: FeedEntry[]): number {
  const places = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) =>
    batch.findIndex((entry) => entry.record.dynamodb?.SequenceNumber === itemIdentifier),
  )
  return Math.max(0, Math.min(batch.length, ...places))
}
