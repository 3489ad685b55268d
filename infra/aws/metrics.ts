import { Duration } from 'aws-cdk-lib'
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { LambdaName } from './entries.ts'
import type { JianyiLambda } from './lambda.construct.ts'

/** What is watched; the dashboard shows the same things. */
export type Watched = {
  name: string
  lambdas: Record<LambdaName, JianyiLambda>
  relayDeadLetters: Queue
  sweepDeadLetters: Queue
  notifyDeadLetters: Queue
  stateMachine: StateMachine
  stage: HttpStage
}

/** The metrics that alarms and dashboard share. */
export function metricsOf(watched: Watched) {
  const { lambdas, relayDeadLetters, sweepDeadLetters, notifyDeadLetters, stateMachine, stage } = watched
  const fiveMinutes = { period: Duration.minutes(5) }
  return {
    relayDeadLetters: relayDeadLetters.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: 'max' }),
    sweepDeadLetters: sweepDeadLetters.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: 'max' }),
    notifyDeadLetters: notifyDeadLetters.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: 'max' }),
    relayBehind: lambdas.relay.function.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'max' }),
    sweepRuns: lambdas.sweep.function.metricInvocations(fiveMinutes),
    executionsFailed: stateMachine.metricFailed(fiveMinutes),
    apiErrors: stage.metricServerError({ ...fiveMinutes, statistic: 'sum' }),
    workflowErrors: lambdas.workflow.function.metricErrors(fiveMinutes),
    // Written by the workflow function in CloudWatch's embedded metric format, without dimensions.
    stuckSteps: new Metric({
      namespace: 'Jianyi',
      metricName: 'StuckStepOpened',
      statistic: 'sum',
      ...fiveMinutes,
    }),
    // The same, by the notify function.
    messagesFailed: new Metric({
      namespace: 'Jianyi',
      metricName: 'MessageFailed',
      statistic: 'sum',
      ...fiveMinutes,
    }),
  }
}
