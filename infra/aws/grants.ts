import { ArnFormat, type Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { keepsAttachments } from './attachments-bucket.construct.ts'
import { dueIndexName } from './case-table.construct.ts'
import type { LambdaName } from './entries.ts'
import { readsLinkKey } from './link-key.construct.ts'
import { readsNotifySecrets } from './notify-settings.construct.ts'
import { readsSignInSecret } from './sign-in-settings.construct.ts'

/** What the functions act on; ARNs, because the state machine names its function and its function names it. */
export type GrantTargets = {
  stack: Stack
  table: Table
  stateMachineName: string
  eventBusArn: string
  /** The bucket of attachments. */
  attachmentsArn: string
  /** The secret that deputies' links are derived from. */
  linkKeyArn: string
  /** The secrets of webhook and mail server. */
  notifySecretArn: string
  /** The secret of the pages' client at the OIDC provider. */
  signInSecretArn: string
}

const oneByOne = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem']
const inBatches = [...oneByOne, 'dynamodb:BatchGetItem']
/** The outbox and links are put, cases and texts read; nothing is deleted. */
const readAndPut = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchGetItem']

/** The state machine's ARN, by name. */
export const stateMachineArn = (stack: Stack, resourceName: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })

/** Every execution of one state machine; their names are the cases', so they can't be listed. */
export const executionsArn = (stack: Stack, stateMachineName: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })

/**
 * The permissions of each function, in full. Nothing scans or updates: the log is only appended to, and what is derived
 * is put again. The API starts, signals and stops no execution: it commits, and the relay acts on the commit.
 */
export function grantsFor(targets: GrantTargets): Record<LambdaName, PolicyStatement[]> {
  const { stack, table, stateMachineName, eventBusArn, attachmentsArn, linkKeyArn, notifySecretArn, signInSecretArn } =
    targets
  const machine = stateMachineArn(stack, stateMachineName)
  const executions = executionsArn(stack, stateMachineName)

  const cases = (actions: string[]) => new PolicyStatement({ sid: 'Cases', actions, resources: [table.tableArn] })
  // Starting a published version is authorized by the ARN of the machine without the version.
  const onMachine = (...actions: string[]) => new PolicyStatement({ sid: 'Machine', actions, resources: [machine] })
  const onExecutions = (...actions: string[]) =>
    new PolicyStatement({ sid: 'Executions', actions, resources: [executions] })
  /** The sweep looks at what is due, the API at what waits for the offices. */
  const index = () =>
    new PolicyStatement({
      sid: 'WhatIsDue',
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${dueIndexName}`],
    })
  const notify = () =>
    new PolicyStatement({ sid: 'Notifications', actions: ['events:PutEvents'], resources: [eventBusArn] })

  return {
    api: [
      cases(inBatches),
      index(),
      keepsAttachments(attachmentsArn),
      readsLinkKey(linkKeyArn),
      readsSignInSecret(signInSecretArn),
    ],
    workflow: [
      cases(oneByOne),
      onMachine('states:SendTaskSuccess', 'states:SendTaskFailure'),
      onExecutions('states:StopExecution'),
    ],
    relay: [
      cases(inBatches),
      onMachine('states:StartExecution', 'states:SendTaskSuccess'),
      onExecutions('states:StopExecution', 'states:DescribeExecution'),
      notify(),
    ],
    sweep: [
      cases(inBatches),
      index(),
      onMachine('states:StartExecution', 'states:SendTaskSuccess', 'states:ListExecutions'),
      onExecutions('states:StopExecution', 'states:DescribeExecution'),
      notify(),
    ],
    notify: [cases(readAndPut), readsLinkKey(linkKeyArn), readsNotifySecrets(notifySecretArn), notify()],
  }
}
