import { createHash } from 'node:crypto'
import { Aws, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import {
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { logRetention } from './lambda.construct.ts'

export type HandlingProps = {
  /** Fixed: the functions build the ARN from it. */
  stateMachineName: string
  /** Amazon States Language as a plain object; may hold `${WorkflowFunction}` and `${Partition}`. */
  definition: object
  /** The only function that the workflow calls; an ARN, because the function itself names the machine's version. */
  workflowFunctionArn: string
}

/** A short name for a definition: the same for the same content, letters and digits only. */
export const definitionHash = (definition: string): string =>
  createHash('sha256').update(definition).digest('hex').slice(0, 12)

/** The workflow "handling" and the version of it that new cases follow. */
export class Handling extends Construct {
  readonly stateMachine: StateMachine
  /** The number of the published version, known when deployed. */
  readonly definitionVersion: string

  constructor(scope: Construct, id: string, props: HandlingProps) {
    super(scope, id)
    const { stateMachineName, workflowFunctionArn } = props
    const definition = JSON.stringify(props.definition)
    const definitionSubstitutions = { WorkflowFunction: workflowFunctionArn, Partition: Aws.PARTITION }
    for (const [, placeholder = ''] of definition.matchAll(/\$\{([^}]*)\}/g)) {
      if (!(placeholder in definitionSubstitutions)) throw new Error(`Unknown \${${placeholder}} in the definition`)
    }

    // Published versions keep the role they were published with: its logical id must stay, or old cases lose it.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
    role.addToPolicy(
      new PolicyStatement({ sid: 'OpenSteps', actions: ['lambda:InvokeFunction'], resources: [workflowFunctionArn] }),
    )
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Log delivery (logs:*LogDelivery, logs:*ResourcePolic*) knows no resource; the names are written out by CDK.',
    })

    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions,
      role,
      tracingEnabled: false,
      logs: {
        destination: new LogGroup(this, 'Log', {
          // This prefix keeps the account's resource policy for log delivery from growing beyond its limit.
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: logRetention,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Task tokens are in it.
        includeExecutionData: false,
      },
    })
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason: 'There is no X-Ray in the China regions; the case log tells each step and its times.',
    })

    // A changed definition is another resource: its version is published, and the one before it stays for running cases.
    const version = new CfnStateMachineVersion(this, `Version${definitionHash(definition)}`, {
      stateMachineArn: this.stateMachine.stateMachineArn,
      description: `definition ${definitionHash(definition)}`,
    })
    version.applyRemovalPolicy(RemovalPolicy.RETAIN)
    // arn:partition:states:region:account:stateMachine:name:number
    this.definitionVersion = Fn.select(7, Fn.split(':', version.attrArn))
  }
}
