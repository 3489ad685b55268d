import { StateMachine } from 'aws-local-stepfunctions'
import type { Revision } from '../records/machines.ts'
import { type Prepared, prepareDefinition } from './definition.ts'
import type { Placeholders } from './task-parameters.ts'

/** A definition ready to run. */
export interface Runnable extends Prepared {
  machine: StateMachine
}

/** Prepares each revision once. */
export function createMachineCache(placeholders: Placeholders): (revision: Revision) => Runnable {
  const prepared = new Map<string, Runnable>()
  return (revision) => {
    const found = prepared.get(revision.id)
    if (found) return found
    const ready = prepareDefinition(revision.definition, placeholders)
    const machine = new StateMachine(ready.definition, { validationOptions: { noValidate: true } })
    const runnable = { ...ready, machine }
    prepared.set(revision.id, runnable)
    return runnable
  }
}

/** @throws what is wrong with a definition, before it is taken on record */
export function checkDefinition(source: string, placeholders: Placeholders): void {
  prepareDefinition(source, placeholders)
  new StateMachine(JSON.parse(source))
}
