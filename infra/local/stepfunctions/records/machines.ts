import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { JsonLines } from '../../dynamodb/json-lines.ts'

const Revision = z.object({ id: z.string(), definition: z.string(), roleArn: z.string(), date: z.number() })

const Version = z.object({
  number: z.int(),
  revisionId: z.string(),
  description: z.string().optional(),
  date: z.number(),
})

/** A state machine with every definition it ever had: executions follow the one they began with. Dates in ms. */
export const Machine = z.object({
  arn: z.string(),
  name: z.string(),
  createdAt: z.number(),
  /** Oldest first, never empty. */
  revisions: z.array(Revision),
  versions: z.array(Version),
})
export type Machine = z.infer<typeof Machine>
export type Revision = z.infer<typeof Revision>
export type Version = z.infer<typeof Version>

export const currentRevision = (machine: Machine): Revision => machine.revisions.at(-1)!

/** The state machines of the account. */
export class Machines {
  readonly #byArn = new Map<string, Machine>()
  readonly #file: JsonLines | undefined

  /** @param folder absent: in memory */
  constructor(
    folder: string | undefined,
    private readonly now: () => Date,
  ) {
    if (!folder) return
    this.#file = JsonLines.open(join(folder, 'state-machines.jsonl'), (lines) => {
      for (const line of lines) {
        const machine = Machine.parse(line)
        this.#byArn.set(machine.arn, machine)
      }
      return [...this.#byArn.values()]
    })
  }

  get(arn: string): Machine | undefined {
    return this.#byArn.get(arn)
  }

  all(): Machine[] {
    return [...this.#byArn.values()]
  }

  create(machine: { arn: string; name: string; definition: string; roleArn: string }): Machine {
    const { definition, roleArn, ...rest } = machine
    const date = this.now().getTime()
    const revisions = [{ id: randomUUID(), definition, roleArn, date }]
    return this.#save({ ...rest, createdAt: date, revisions, versions: [] })
  }

  /** A new revision, unless nothing changes. */
  update(machine: Machine, change: { definition?: string | undefined; roleArn?: string | undefined }): Machine {
    const { definition, roleArn } = currentRevision(machine)
    const next = { definition: change.definition ?? definition, roleArn: change.roleArn ?? roleArn }
    if (next.definition === definition && next.roleArn === roleArn) return machine
    const revision = { id: randomUUID(), ...next, date: this.now().getTime() }
    return this.#save({ ...machine, revisions: [...machine.revisions, revision] })
  }

  /** The version of the current revision, a new one unless it has one. */
  publish(machine: Machine, description: string | undefined): Version {
    const revisionId = currentRevision(machine).id
    const published = machine.versions.find((version) => version.revisionId === revisionId)
    if (published) return published
    const number = (machine.versions.at(-1)?.number ?? 0) + 1
    const version = { number, revisionId, description, date: this.now().getTime() }
    this.#save({ ...machine, versions: [...machine.versions, version] })
    return version
  }

  close(): void {
    this.#file?.close()
  }

  #save(machine: Machine): Machine {
    this.#file?.append(machine)
    this.#byArn.set(machine.arn, machine)
    return machine
  }
}
