import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import type { Machine } from '../workflow/asl.ts'
import { handlingDefinition, substitute } from '../workflow/definition.ts'

const name = 'jianyi-handling'
const roleArn = 'arn:local:iam::000000000000:role/local'

/** The function's name in the definition, as the embedded Step Functions calls it. */
export const workflowFunction = 'workflow'

/** Publishes the definition of this program as CDK does it: an unchanged one keeps its version number. */
export const publishDefinition = async (
  sfn: SFNClient,
  machine: Machine = handlingDefinition(),
): Promise<{ stateMachineArn: string; version: number }> => {
  const definition = substitute(JSON.stringify(machine), { Partition: 'aws', WorkflowFunction: workflowFunction })
  const stateMachineArn = await createOrUpdate(sfn, definition)
  const { stateMachineVersionArn = '' } = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }))
  return { stateMachineArn, version: Number(stateMachineVersionArn.split(':').at(-1)) }
}

const createOrUpdate = async (sfn: SFNClient, definition: string): Promise<string> => {
  try {
    const { stateMachineArn = '' } = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }))
    return stateMachineArn
  } catch (error) {
    if (!(error instanceof StateMachineAlreadyExists)) throw error
    const stateMachineArn = /arn:\S+/.exec(error.message)?.[0].replace(/['.]+$/, '') ?? ''
    const present = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))
    if (present.definition !== definition)
      await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition }))
    return stateMachineArn
  }
}
