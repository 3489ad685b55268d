import { Dashboard, GraphWidget, SingleValueWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { metricsOf, type Watched } from './metrics.ts'

/** One page for the operator: what is wrong now, then the way of a request from the front door to the workflow. */
export class OperatorDashboard extends Construct {
  constructor(scope: Construct, id: string, watched: Watched & { table: Table }) {
    super(scope, id)
    const { lambdas, stage, stateMachine, table } = watched
    const metrics = metricsOf(watched)
    const durations = Object.values(lambdas).map(({ function: fn }) => fn.metricDuration({ statistic: Stats.p(95) }))
    const errors = Object.values(lambdas).map(({ function: fn }) => fn.metricErrors())

    new Dashboard(this, 'Dashboard', {
      dashboardName: watched.name,
      widgets: [
        [
          new SingleValueWidget({
            title: 'Should be zero',
            width: 24,
            metrics: [
              metrics.relayDeadLetters.with({ label: 'Relay dead letters' }),
              metrics.sweepDeadLetters.with({ label: 'Sweep dead letters' }),
              metrics.notifyDeadLetters.with({ label: 'Notify dead letters' }),
              metrics.messagesFailed.with({ label: 'Messages failed' }),
              metrics.executionsFailed.with({ label: 'Executions failed' }),
              metrics.stuckSteps.with({ label: 'Stuck steps' }),
              metrics.apiErrors.with({ label: 'API 5xx' }),
            ],
          }),
        ],
        [
          new GraphWidget({
            title: 'Requests',
            left: [stage.metricCount({ statistic: 'sum' }), stage.metricClientError({ statistic: 'sum' })],
            right: [stage.metricLatency({ statistic: Stats.p(95) })],
          }),
          new GraphWidget({ title: 'Functions: 95 % of calls are faster', left: durations }),
          new GraphWidget({ title: 'Functions: errors', left: errors }),
        ],
        [
          new GraphWidget({ title: 'Relay: behind the log', left: [metrics.relayBehind] }),
          new GraphWidget({
            title: 'Executions',
            left: [stateMachine.metricStarted(), stateMachine.metricSucceeded()],
          }),
          new GraphWidget({
            title: 'Table: units consumed',
            left: [table.metricConsumedReadCapacityUnits(), table.metricConsumedWriteCapacityUnits()],
          }),
        ],
      ],
    })
  }
}
