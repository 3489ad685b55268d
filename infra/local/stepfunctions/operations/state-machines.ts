import * as z from 'zod'
import { checkName } from '../arns.ts'
import { checkDefinition } from '../engine/machine-cache.ts'
import {
  conflict,
  invalidDefinition,
  missingParameter,
  stateMachineAlreadyExists,
  stateMachineDoesNotExist,
} from '../errors.ts'
import { currentRevision, type Machine } from '../records/machines.ts'
import { type OperationDeps, operation, seconds } from './operation.ts'
import { page, takePage } from './paging.ts'

/** @throws StateMachineDoesNotExist, InvalidArn */
export function findMachine(deps: OperationDeps, arn: string) {
  const { arn: machineArn, version: number } = deps.arns.readMachine(arn)
  const machine = deps.machines.get(machineArn)
  if (!machine) throw stateMachineDoesNotExist(arn)
  if (number === undefined) return { machine, version: undefined, revision: currentRevision(machine) }
  const version = machine.versions.find((each) => each.number === number)
  const revision = machine.revisions.find(({ id }) => id === version?.revisionId)
  if (!version || !revision) throw stateMachineDoesNotExist(arn)
  return { machine, version, revision }
}

function check(definition: string, deps: OperationDeps): void {
  try {
    checkDefinition(definition, deps.placeholders)
  } catch (error) {
    throw invalidDefinition((error as Error).message)
  }
}

const isStandard = z.literal('STANDARD').optional()
const description = z.string().max(256).optional()

export const CreateStateMachine = operation(
  z.object({
    name: z.string(),
    definition: z.string(),
    roleArn: z.string(),
    type: isStandard,
    publish: z.boolean().optional(),
    versionDescription: description,
  }),
  ({ name, definition, roleArn, publish, versionDescription }, deps) => {
    const arn = deps.arns.machine(checkName(name))
    check(definition, deps)
    const existing = deps.machines.get(arn)
    if (existing && currentRevision(existing).definition !== definition) throw stateMachineAlreadyExists(arn)
    const machine = existing ?? deps.machines.create({ arn, name, definition, roleArn })
    const answer = { stateMachineArn: arn, creationDate: seconds(machine.createdAt) }
    return publish ? { ...answer, stateMachineVersionArn: published(machine, versionDescription, deps).arn } : answer
  },
)

export const UpdateStateMachine = operation(
  z.object({
    stateMachineArn: z.string(),
    definition: z.string().optional(),
    roleArn: z.string().optional(),
    publish: z.boolean().optional(),
    versionDescription: description,
  }),
  ({ stateMachineArn, definition, roleArn, publish, versionDescription }, deps) => {
    const { machine: before } = findMachine(deps, stateMachineArn)
    if (definition === undefined && roleArn === undefined) {
      throw missingParameter(
        'Either the definition, the role ARN, the logging or the tracing configuration must be given',
      )
    }
    if (definition !== undefined) check(definition, deps)
    const machine = deps.machines.update(before, { definition, roleArn })
    const { id, date } = currentRevision(machine)
    const answer = { updateDate: seconds(date), revisionId: id }
    return publish ? { ...answer, stateMachineVersionArn: published(machine, versionDescription, deps).arn } : answer
  },
)

export const PublishStateMachineVersion = operation(
  z.object({ stateMachineArn: z.string(), revisionId: z.string().optional(), description }),
  ({ stateMachineArn, revisionId, description }, deps) => {
    const { machine } = findMachine(deps, stateMachineArn)
    const initial = machine.revisions.length === 1 && revisionId === 'INITIAL'
    if (revisionId !== undefined && !initial && revisionId !== currentRevision(machine).id) {
      throw conflict(`Failed to publish the version: ${revisionId} is not the current revision`)
    }
    const { arn, date } = published(machine, description, deps)
    return { stateMachineVersionArn: arn, creationDate: seconds(date) }
  },
)

function published(machine: Machine, description: string | undefined, deps: OperationDeps) {
  const { number, date } = deps.machines.publish(machine, description)
  return { arn: deps.arns.version(machine.arn, number), date }
}

export const DescribeStateMachine = operation(
  z.object({ stateMachineArn: z.string() }),
  ({ stateMachineArn }, deps) => {
    const { machine, version, revision } = findMachine(deps, stateMachineArn)
    return {
      stateMachineArn,
      name: machine.name,
      status: 'ACTIVE',
      definition: revision.definition,
      roleArn: revision.roleArn,
      type: 'STANDARD',
      creationDate: seconds(version?.date ?? machine.createdAt),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      revisionId: revision.id,
      description: version?.description,
    }
  },
)

export const ListStateMachines = operation(z.object(page), (request, deps) => {
  const { taken, nextToken } = takePage(deps.machines.all(), request, { newestFirst: false })
  const stateMachines = taken.map(({ item: { arn, name, createdAt } }) => ({
    stateMachineArn: arn,
    name,
    type: 'STANDARD',
    creationDate: seconds(createdAt),
  }))
  return { stateMachines, nextToken }
})

export const ListStateMachineVersions = operation(
  z.object({ stateMachineArn: z.string(), ...page }),
  ({ stateMachineArn, ...request }, deps) => {
    const { machine } = findMachine(deps, stateMachineArn)
    const { taken, nextToken } = takePage(machine.versions, request, { newestFirst: true })
    const stateMachineVersions = taken.map(({ item: { number, date } }) => ({
      stateMachineVersionArn: deps.arns.version(machine.arn, number),
      creationDate: seconds(date),
    }))
    return { stateMachineVersions, nextToken }
  },
)
