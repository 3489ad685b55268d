import { invalidArn, invalidName, validationError } from './errors.ts'

/** A state machine, or one published version of it. */
export interface MachineRef {
  /** Without version. */
  arn: string
  version: number | undefined
}

/** Builds and reads the ARNs of one account in one region. */
export type Arns = ReturnType<typeof createArns>

const ARN = /^arn:[\w-]+:states:[\w-]*:\d{12}:(?:stateMachine:[^:]+(?::[^:]+)?|execution:[^:]+:[^:]+)$/
// White space, brackets, wildcards, special and control characters: the API reference's list.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const NOT_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/

export function createArns(place: { partition?: string; region?: string; account?: string }) {
  const { partition = 'aws', region = 'us-east-1', account = '000000000000' } = place
  const prefix = `arn:${partition}:states:${region}:${account}`
  return {
    machine: (name: string) => `${prefix}:stateMachine:${name}`,
    version: (machineArn: string, version: number) => `${machineArn}:${version}`,
    execution: (machineName: string, name: string) => `${prefix}:execution:${machineName}:${name}`,
    /** @throws InvalidArn when this is no ARN of a state machine or version */
    readMachine(arn: string): MachineRef {
      const parts = readArn(arn, 'stateMachine')
      const version = parts[7]
      if (version !== undefined && !/^\d+$/.test(version)) throw invalidArn(arn)
      return { arn: parts.slice(0, 7).join(':'), version: version === undefined ? undefined : Number(version) }
    },
    /** @throws InvalidArn when this is no ARN of an execution */
    checkExecution(arn: string): string {
      readArn(arn, 'execution')
      return arn
    },
  }
}

function readArn(arn: string, kind: 'stateMachine' | 'execution'): string[] {
  const parts = arn.split(':')
  if (!ARN.test(arn) || parts[5] !== kind) throw invalidArn(arn)
  return parts
}

/** @throws ValidationException or InvalidName as AWS does for names of state machines and executions */
export function checkName(name: string): string {
  if (name.length < 1 || name.length > 80) {
    throw validationError("Value at 'name' failed to satisfy constraint: Member must have length between 1 and 80")
  }
  if (NOT_IN_NAMES.test(name)) throw invalidName(name)
  return name
}
