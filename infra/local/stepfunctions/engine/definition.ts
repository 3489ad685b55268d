import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import { isObject, type Json, type JsonObject } from './json.ts'
import { fixChoices, fixPaths, fixResults } from './library-gaps.ts'
import { RENEWED } from './task-errors.ts'
import { type Placeholders, taskParameters } from './task-parameters.ts'

/** How a Task state calls its function. */
export interface TaskKind {
  /** Waits for SendTaskSuccess or SendTaskFailure after the call. */
  callback: boolean
  /** e.g. `invoke.waitForTaskToken`, as the history names it */
  resource: string
}

/** A definition made ready for the interpreter. */
export interface Prepared {
  definition: StateMachineDefinition
  /** By state name, at every level. */
  tasks: ReadonlyMap<string, TaskKind>
  /** Names of the states with a Retry. */
  retried: readonly string[]
}

/** A definition that AWS would refuse, or one that only this endpoint cannot run. */
export class UnsupportedDefinition extends Error {}

/** The interpreter keeps a timer on every task, 60 s unless told otherwise; this is the most a timer can hold (24 days). See `RENEWED`. */
const LONGEST_TIMER_SECONDS = 2_147_483

const RESOURCE = /^arn:[\w-]+:states:::lambda:(invoke(?:\.waitForTaskToken)?)$/

/**
 * Rewrites a definition so that the interpreter runs it as AWS would: what the library does differently is corrected
 * in library-gaps.ts, and Task states get Parameters that tell the local handler what the library does not.
 */
export function prepareDefinition(source: string, placeholders: Placeholders): Prepared {
  const definition = JSON.parse(source) as JsonObject
  const tasks = new Map<string, TaskKind>()
  const retried: string[] = []
  const names = new Set<string>()
  if (Number(definition.TimeoutSeconds) > LONGEST_TIMER_SECONDS) delete definition.TimeoutSeconds

  const walk = (machine: Json | undefined) => {
    if (!isObject(machine) || !isObject(machine.States)) throw new UnsupportedDefinition('States is missing')
    if ((machine.QueryLanguage ?? 'JSONPath') !== 'JSONPath') throw new UnsupportedDefinition('JSONPath only')
    for (const [name, state] of Object.entries(machine.States)) {
      if (!isObject(state)) throw new UnsupportedDefinition(`State ${name} is not an object`)
      if (names.has(name)) throw new UnsupportedDefinition(`State names are unique over the whole definition: ${name}`)
      names.add(name)
      if ((state.QueryLanguage ?? 'JSONPath') !== 'JSONPath') throw new UnsupportedDefinition('JSONPath only')
      fixPaths(state, name)
      fixResults(state)
      if (state.Type === 'Choice') fixChoices(state)
      if (state.Retry) retried.push(name)
      if (state.Type === 'Task') tasks.set(name, prepareTask(name, state, placeholders))
      if (state.Type === 'Map') walk(inlineProcessor(name, state))
      if (state.Type === 'Parallel') for (const branch of (state.Branches as Json[]) ?? []) walk(branch)
    }
  }
  walk(definition)
  return { definition: definition as unknown as StateMachineDefinition, tasks, retried }
}

function inlineProcessor(name: string, state: JsonObject): Json | undefined {
  const processor = state.ItemProcessor ?? state.Iterator
  const config = isObject(processor) ? processor.ProcessorConfig : undefined
  if (isObject(config) && config.Mode === 'DISTRIBUTED') throw new UnsupportedDefinition(`Distributed Map: ${name}`)
  return processor
}

function prepareTask(name: string, state: JsonObject, placeholders: Placeholders): TaskKind {
  const resource = RESOURCE.exec(String(state.Resource))?.[1]
  if (!resource) throw new UnsupportedDefinition(`Resource of ${name} is not lambda:invoke: ${String(state.Resource)}`)
  state.Parameters = taskParameters(state.Parameters ?? {}, placeholders)
  const timeout = Number(state.TimeoutSeconds)
  if (!state.TimeoutSecondsPath && !(timeout <= LONGEST_TIMER_SECONDS)) state.TimeoutSeconds = LONGEST_TIMER_SECONDS
  const renew = { ErrorEquals: [RENEWED], IntervalSeconds: 0, BackoffRate: 1, MaxAttempts: 1_000_000 }
  state.Retry = [renew, ...((state.Retry as Json[]) ?? [])]
  return { callback: resource.endsWith('.waitForTaskToken'), resource }
}
