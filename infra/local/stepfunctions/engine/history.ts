import type { StateMachine } from 'aws-local-stepfunctions'
import type { TaskKind } from './definition.ts'
import { Over, RENEWED } from './task-errors.ts'

/** What the interpreter reports. */
export type LibraryEvent =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never

/** One event of an execution's history. Its id is its place, from 1. */
export interface HistoryEntry {
  /** AWS's name. */
  type: string
  /** ms */
  at: number
  /** The state's. */
  name?: string
  /** The iteration's. */
  index?: number
  /** e.g. `invoke.waitForTaskToken` */
  resource?: string
  /** Input or output as JSON, left out when long. */
  data?: string | undefined
  error?: string | undefined
  cause?: string | undefined
}

/** Thousands of executions wait at once, so only data this short (in characters) stays in their histories. */
const MAX_DATA = 256
const MAX_CAUSE = 1_024
/** As Step Functions, which ends an execution there; we only stop noting. */
const MAX_EVENTS = 25_000

/** The history of one execution in this process. It is not kept on disk: a replay writes it anew. */
export class History {
  readonly entries: HistoryEntry[] = []
  readonly #caught = new Set<string>()

  constructor(
    private readonly tasks: ReadonlyMap<string, TaskKind>,
    private readonly now: () => Date,
  ) {}

  add(entry: Omit<HistoryEntry, 'at'>): void {
    if (this.entries.length < MAX_EVENTS) this.entries.push({ ...entry, at: this.now().getTime() })
  }

  addTask(type: string, name: string, rest: Partial<HistoryEntry> = {}): void {
    this.add({ type, resource: this.tasks.get(name)?.resource, ...rest })
  }

  /** Translates what the interpreter reports of states, iterations and branches. The execution's own events are not its to tell. */
  addReported(event: LibraryEvent): void {
    switch (event.type) {
      case 'StateEntered':
        this.add({ type: `${event.state.type}StateEntered`, name: event.state.name, data: small(event.state.input) })
        if (event.state.type === 'Task') this.#scheduled(event.state.name)
        else if (event.state.type === 'Map' || event.state.type === 'Parallel') {
          this.add({ type: `${event.state.type}StateStarted` })
        }
        break
      case 'StateRetried':
        if (event.retry.retrier.ErrorEquals[0] !== RENEWED) this.#scheduled(event.state.name)
        break
      case 'StateFailed':
        this.#failed(event)
        break
      case 'StateCaught':
        this.#caught.add(`${event.state.name} ${event.index}`)
        break
      case 'StateExited':
        this.#exited(event)
        break
      case 'MapIterationStarted':
      case 'MapIterationSucceeded':
      case 'MapIterationFailed':
        this.add({ type: event.type, name: event.parentState.name, index: event.index })
        break
      default:
        break
    }
  }

  #scheduled(name: string): void {
    this.addTask('TaskScheduled', name)
    this.addTask('TaskStarted', name)
  }

  #failed(event: Extract<LibraryEvent, { type: 'StateFailed' }>): void {
    const { type, name } = event.state
    if (event.Error === RENEWED || event.Error === new Over().name) return
    const why = { error: event.Error, cause: small(event.Cause, MAX_CAUSE) }
    if (type === 'Task') this.addTask('TaskFailed', name, why)
    else if (type === 'Map' || type === 'Parallel') this.add({ type: `${type}StateFailed` })
  }

  #exited(event: Extract<LibraryEvent, { type: 'StateExited' }>): void {
    const { type, name, output } = event.state
    const data = small(output)
    if (!this.#caught.delete(`${name} ${event.index}`)) {
      if (type === 'Task') this.addTask('TaskSucceeded', name, { data })
      else if (type === 'Map' || type === 'Parallel') this.add({ type: `${type}StateSucceeded` })
    }
    this.add({ type: `${type}StateExited`, name, data })
  }
}

function small(value: unknown, limit = MAX_DATA): string | undefined {
  const text = typeof value === 'string' && limit === MAX_CAUSE ? value : JSON.stringify(value)
  return text !== undefined && text.length <= limit ? text : undefined
}
