import { ArnFormat, CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { Construct } from 'constructs'
import { acknowledgeWildcard } from './acknowledge-wildcard.ts'
import { Alarms } from './alarms.construct.ts'
import { AttachmentsBucket } from './attachments-bucket.construct.ts'
import { CaseTable } from './case-table.construct.ts'
import { OperatorDashboard } from './dashboard.construct.ts'
import { DeadLetters } from './dead-letters.construct.ts'
import type { LambdaEntries, LambdaName } from './entries.ts'
import { executionsArn, grantsFor, stateMachineArn } from './grants.ts'
import { Handling } from './handling.construct.ts'
import { JianyiHttpApi } from './http-api.construct.ts'
import { JianyiLambda } from './lambda.construct.ts'
import { LinkKey } from './link-key.construct.ts'
import type { Watched } from './metrics.ts'
import { Notify } from './notify.construct.ts'
import { NotifySettings } from './notify-settings.construct.ts'
import { RelaySource } from './relay-source.construct.ts'
import { SignInSettings } from './sign-in-settings.construct.ts'
import { SweepSchedule } from './sweep-schedule.construct.ts'

export type JianyiStackProps = StackProps & {
  /** Begins the name of everything that has a fixed one. */
  name: string
  definition: object
  entries: LambdaEntries
}

// The API's memory buys CPU for letters and charts; its time is what the HTTP API waits. A sweep may last several minutes.
const sizes: Record<LambdaName, { memorySize: number; timeout: Duration; description: string }> = {
  api: { memorySize: 1024, timeout: Duration.seconds(29), description: 'JSON API and pages' },
  workflow: { memorySize: 512, timeout: Duration.seconds(30), description: 'Opens the steps of the workflow' },
  relay: { memorySize: 512, timeout: Duration.minutes(1), description: 'Acts on commits: signals, projects, notifies' },
  sweep: { memorySize: 1024, timeout: Duration.minutes(5), description: 'Acts on time: reminds, lapses, repairs' },
  // A hundred signers are told eight at a time; an adapter that is down costs five seconds once.
  notify: { memorySize: 512, timeout: Duration.minutes(1), description: 'Delivers messages' },
}

/** The whole system in one partition. */
export class JianyiStack extends Stack {
  constructor(scope: Construct, id: string, { name, definition, entries, ...props }: JianyiStackProps) {
    super(scope, id, props)
    const issuer = new CfnParameter(this, 'Issuer', {
      type: 'String',
      allowedPattern: 'https://.+',
      description: 'URL of the OIDC provider, as its tokens name it in iss; it must sign with RSA',
    }).valueAsString
    const audience = new CfnParameter(this, 'Audience', {
      type: 'String',
      minLength: 1,
      description: 'The audience that tokens for this system name in aud',
    }).valueAsString

    const { table } = new CaseTable(this, 'Cases')
    const { bucket } = new AttachmentsBucket(this, 'Attachments')
    const { secretArn: linkKeyArn } = new LinkKey(this, 'LinkKey')
    const bus = new EventBus(this, 'Notifications', {
      eventBusName: name,
      description: 'Notifications, for adapters to deliver',
    })
    const stateMachineName = `${name}-handling`
    // The workflow names its function and the function its workflow: the machine takes the function's name, not the resource.
    const workflowFunctionName = `${name}-workflow`
    const handling = new Handling(this, 'Handling', {
      stateMachineName,
      definition,
      workflowFunctionArn: this.formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: workflowFunctionName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    })

    const environment = {
      TABLE_NAME: table.tableName,
      STATE_MACHINE_ARN: stateMachineArn(this, stateMachineName),
      DEFINITION_VERSION: handling.definitionVersion,
      ISSUER: issuer,
      AUDIENCE: audience,
      EVENT_BUS_NAME: bus.eventBusName,
      LINK_SECRET_ARN: linkKeyArn,
      LOG_LEVEL: 'info',
    }
    const notifySettings = new NotifySettings(this, 'NotifySettings')
    const signInSettings = new SignInSettings(this, 'SignInSettings')
    const grants = grantsFor({
      stack: this,
      table,
      stateMachineName,
      eventBusArn: bus.eventBusArn,
      attachmentsArn: bucket.bucketArn,
      linkKeyArn,
      notifySecretArn: notifySettings.secretArn,
      signInSecretArn: signInSettings.secretArn,
    })
    const lambda = (constructId: string, lambdaName: LambdaName, more: Record<string, string> = {}): JianyiLambda =>
      new JianyiLambda(this, constructId, {
        functionName: `${name}-${lambdaName}`,
        entry: entries[lambdaName],
        environment: { ...environment, ...more },
        may: grants[lambdaName],
        ...sizes[lambdaName],
      })
    const api = lambda('Api', 'api', { ...signInSettings.environment, ATTACHMENTS_BUCKET: bucket.bucketName })
    const { httpApi, stage } = new JianyiHttpApi(this, 'HttpApi', { name, api, issuer, audience })
    const messages = notifySettings.environment({ messageBusName: bus.eventBusName, linkBase: httpApi.apiEndpoint })
    const lambdas = {
      api,
      workflow: lambda('Workflow', 'workflow'),
      relay: lambda('Relay', 'relay'),
      sweep: lambda('Sweep', 'sweep'),
      notify: lambda('Notify', 'notify', messages),
    }
    for (const { role } of [lambdas.workflow, lambdas.relay, lambdas.sweep]) {
      acknowledgeWildcard(
        role,
        executionsArn(this, stateMachineName),
        'Executions are named by their cases, so their names are not known here; of this one state machine only.',
      )
    }
    acknowledgeWildcard(
      api.role,
      `${bucket.bucketArn}/*`,
      'Attachments are named by their cases and hashes, so their names are not known here; of this one bucket only.',
    )
    // A new definition is followed only once the function that opens its steps knows it.
    for (const other of [lambdas.api, lambdas.relay, lambdas.sweep, lambdas.notify]) {
      other.function.node.addDependency(lambdas.workflow.function)
    }

    const relayDeadLetters = new DeadLetters(this, 'RelayDeadLetters').queue
    const sweepDeadLetters = new DeadLetters(this, 'SweepDeadLetters').queue
    new RelaySource(this, 'RelaySource', { table, relay: lambdas.relay, deadLetters: relayDeadLetters })
    new SweepSchedule(this, 'SweepSchedule', { sweep: lambdas.sweep, deadLetters: sweepDeadLetters })
    const notifyDeadLetters = new DeadLetters(this, 'NotifyDeadLetters').queue
    new Notify(this, 'NotifyRule', { bus, notify: lambdas.notify, deadLetters: notifyDeadLetters })

    const watched: Watched = {
      name,
      lambdas,
      relayDeadLetters,
      sweepDeadLetters,
      notifyDeadLetters,
      stateMachine: handling.stateMachine,
      stage,
    }
    new Alarms(this, 'Alarms', watched)
    new OperatorDashboard(this, 'Operator', { ...watched, table })

    new CfnOutput(this, 'Url', { value: httpApi.apiEndpoint, description: 'Where the pages and the API are' })
    new CfnOutput(this, 'TableName', { value: table.tableName })
    new CfnOutput(this, 'AttachmentsBucketName', { value: bucket.bucketName })
    new CfnOutput(this, 'StateMachineArn', { value: handling.stateMachine.stateMachineArn })
    new CfnOutput(this, 'DefinitionVersion', { value: handling.definitionVersion })
    new CfnOutput(this, 'EventBusName', { value: bus.eventBusName })
  }
}
