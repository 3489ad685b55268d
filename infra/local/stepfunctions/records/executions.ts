import { join } from 'node:path'
import * as z from 'zod'
import { JsonLines } from '../../dynamodb/json-lines.ts'

const Ended = z.object({
  status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  stoppedAt: z.number(),
  /** JSON */
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
})

const Execution = z.object({
  arn: z.string(),
  name: z.string(),
  machineArn: z.string(),
  /** The version it was started with, if with one. */
  version: z.int().optional(),
  revisionId: z.string(),
  /** JSON, as given. */
  input: z.string(),
  startedAt: z.number(),
  ended: Ended.optional(),
})

/** An execution on record. Times in ms. */
export type Execution = z.infer<typeof Execution>
export type Ended = z.infer<typeof Ended>

const Line = z.union([
  z.object({ execution: Execution }),
  z.object({ end: z.string(), how: Ended }),
  z.object({ failed: z.string(), visit: z.string(), failures: z.int() }),
])

/** Step Functions keeps a closed execution, and its name taken, for 90 days. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000

/** The executions of the account, and how often the visits of the running ones have failed. */
export class Executions {
  readonly #byArn = new Map<string, Execution>()
  readonly #byMachine = new Map<string, Execution[]>()
  /** Per execution, per visit. */
  readonly #failures = new Map<string, Map<string, number>>()
  readonly #file: JsonLines | undefined
  #running = 0

  /** @param folder absent: in memory */
  constructor(folder: string | undefined, now: () => Date) {
    if (!folder) return
    const oldest = now().getTime() - KEPT_MS
    this.#file = JsonLines.open(join(folder, 'executions.jsonl'), (lines) => {
      const found = new Map<string, Execution>()
      for (const line of lines.map((each) => Line.parse(each))) {
        if ('execution' in line) found.set(line.execution.arn, line.execution)
        else if ('end' in line) {
          const execution = found.get(line.end)
          if (execution) execution.ended = line.how
          this.#failures.delete(line.end)
        } else this.#countFailures(line.failed, line.visit, line.failures)
      }
      for (const execution of found.values()) {
        if (!execution.ended || execution.ended.stoppedAt >= oldest) this.#put(execution)
      }
      return [...this.#lines()]
    })
  }

  get running(): number {
    return this.#running
  }

  get(arn: string): Execution | undefined {
    return this.#byArn.get(arn)
  }

  all(): IterableIterator<Execution> {
    return this.#byArn.values()
  }

  /** Oldest first. */
  ofMachine(machineArn: string): readonly Execution[] {
    return this.#byMachine.get(machineArn) ?? []
  }

  add(execution: Execution): void {
    this.#file?.append({ execution })
    this.#put(execution)
  }

  end(execution: Execution, how: Ended): void {
    this.#file?.append({ end: execution.arn, how })
    this.#failures.delete(execution.arn)
    execution.ended = how
    this.#running--
  }

  failuresOf(arn: string, visit: string): number {
    return this.#failures.get(arn)?.get(visit) ?? 0
  }

  noteFailures(arn: string, visit: string, failures: number): void {
    this.#file?.append({ failed: arn, visit, failures })
    this.#countFailures(arn, visit, failures)
  }

  close(): void {
    this.#file?.close()
  }

  #put(execution: Execution): void {
    this.#byArn.set(execution.arn, execution)
    const siblings = this.#byMachine.get(execution.machineArn)
    if (siblings) siblings.push(execution)
    else this.#byMachine.set(execution.machineArn, [execution])
    if (!execution.ended) this.#running++
  }

  #countFailures(arn: string, visit: string, failures: number): void {
    const visits = this.#failures.get(arn) ?? new Map<string, number>()
    this.#failures.set(arn, visits.set(visit, failures))
  }

  *#lines(): Generator<z.input<typeof Line>> {
    for (const execution of this.#byArn.values()) yield { execution }
    for (const [failed, visits] of this.#failures) {
      for (const [visit, failures] of visits) yield { failed, visit, failures }
    }
  }
}
