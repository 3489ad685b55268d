import { type Duration, RemovalPolicy, Stage, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { bundleLambda } from './bundle.ts'

/** A year; the Cybersecurity Law (网络安全法) asks for at least six months of network logs. */
export const logRetention = RetentionDays.ONE_YEAR

export type JianyiLambdaProps = {
  /** Fixed, not generated: the state machine and the log group name the function before it exists. */
  functionName: string
  description: string
  /** Absolute path of the module that exports `handler`. */
  entry: string
  environment: Record<string, string>
  /** All that the function may do, its own log aside. */
  may: PolicyStatement[]
  /** MiB; the share of a CPU grows with it, 1769 being a whole one. */
  memorySize: number
  timeout: Duration
}

/** A Lambda with a log group and a role of its own; the role allows what is written out in `may`, and nothing else. */
export class JianyiLambda extends Construct {
  readonly function: LambdaFunction
  readonly role: Role

  constructor(scope: Construct, id: string, props: JianyiLambdaProps) {
    super(scope, id)
    const { functionName, description, environment, memorySize, timeout } = props

    // Named as Lambda names it, so that no logging configuration is needed. Removed with the stack: a first deployment
    // that fails must not leave the name taken. What has to last is in the case log, not here.
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })

    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      description,
      role: this.role,
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundleLambda(props.entry, Stage.of(this)!.outdir)),
      handler: 'index.handler',
      memorySize,
      timeout,
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
    })
    this.function.node.addDependency(logGroup)
    for (const statement of props.may) this.role.addToPolicy(statement)
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'OwnLog',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    )
    Validations.of(this.function).acknowledge({
      id: 'AwsSolutions-L1',
      reason:
        'Node 22 is the newest runtime that the tests run on and that every target region has; supported to 2027.',
    })
  }
}
