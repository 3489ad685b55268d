import { type Executions, executionName } from '../../../../functions/executions.ts'
import { handlingDefinition } from '../../../../infra/workflow/definition.ts'
import { type Call, type Execution, Interpreter, tokenMark } from './interpreter.ts'

const machine = handlingDefinition()

/** The only published version of the definition. */
export const definitionVersion = 1

const arnOf = (name: string): string => `arn:model:states:::execution:jianyi-handling:${name}`

/** Step Functions in memory: all executions of a run, and the calls of the workflow function that they wait to be made. */
export class ModelExecutions implements Executions {
  readonly all = new Map<string, Execution>()
  readonly calls: Call[] = []
  /** What a real one would have reported as FAILED. */
  readonly failures: string[] = []
  /** All that went into executions, as text. */
  readonly inputs: string[] = []
  readonly #interpreter = new Interpreter(
    machine,
    (call) => this.calls.push(call),
    ({ name }, error) => this.failures.push(`${name}: ${error instanceof Error ? error.message : error}`),
  )

  clear(): void {
    this.all.clear()
    for (const list of [this.calls, this.failures, this.inputs]) list.length = 0
  }

  async start(id: string, generation: number, definition: number): Promise<void> {
    const name = executionName(id, generation)
    if (definition !== definitionVersion) throw new Error(`there is no version ${definition} of the definition`)
    if (this.all.has(name)) return
    const input = { suggestion: id, generation, last: { cause: 1, outcome: 'submitted' } }
    const execution: Execution = { name, arn: arnOf(name), status: 'RUNNING', waiting: new Map() }
    this.all.set(name, execution)
    this.#interpreter.begin(execution, input)
  }

  async signal(token: string, route: Record<string, unknown>): Promise<boolean> {
    const execution = this.all.get(token.slice(tokenMark.length, token.lastIndexOf('~')))
    const goOn = execution?.waiting.get(token)
    this.inputs.push(JSON.stringify(route))
    if (!execution || !goOn || execution.status !== 'RUNNING') return false
    this.#interpreter.attempt(execution, () => goOn(route))
    return true
  }

  async stop(executionArn: string): Promise<void> {
    const execution = [...this.all.values()].find(({ arn }) => arn === executionArn)
    if (execution?.status !== 'RUNNING') return
    execution.status = 'ABORTED'
    execution.waiting.clear()
  }

  stopGeneration(id: string, generation: number): Promise<void> {
    return this.stop(arnOf(executionName(id, generation)))
  }

  async status(id: string, generation: number): Promise<string | null> {
    return this.all.get(executionName(id, generation))?.status ?? null
  }

  async running(): Promise<Set<string>> {
    return new Set([...this.all.values()].filter(({ status }) => status === 'RUNNING').map(({ name }) => name))
  }
}
