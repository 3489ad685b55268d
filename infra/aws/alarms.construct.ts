import { Aws, CfnCondition, CfnParameter, Fn, Validations } from 'aws-cdk-lib'
import { Alarm, type CfnAlarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { type AlarmRule, alarmRules } from './alarm-rules.ts'
import { metricsOf, type Watched } from './metrics.ts'

/** Alarms on what people would not notice in time; each says what happened, where to read on, and what not to fear. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id)
    const topic = new CfnParameter(this, 'TopicArn', {
      type: 'String',
      default: '',
      description: 'ARN of an SNS topic that alarms are sent to; empty: they only show in CloudWatch',
    })
    topic.overrideLogicalId('AlarmTopicArn')
    const hasTopic = new CfnCondition(this, 'HasTopic', {
      expression: Fn.conditionNot(Fn.conditionEquals(topic.valueAsString, '')),
    })
    Validations.of(this).acknowledge({
      id: 'CloudFormation-Validate::W1030',
      reason: 'The empty default is never used as an ARN: the condition HasTopic leaves the actions out.',
    })
    const actions = Fn.conditionIf(hasTopic.logicalId, [topic.valueAsString], Aws.NO_VALUE)

    const metrics = metricsOf(watched)
    for (const rule of alarmRules) {
      const alarm = this.alarm(rule, metrics[rule.metric], watched.name)
      const resource = alarm.node.defaultChild as CfnAlarm
      resource.addPropertyOverride('AlarmActions', actions)
      resource.addPropertyOverride('OKActions', actions)
    }
  }

  private alarm(
    { id, above, below, periods = 1, happened, anchor, caveat }: AlarmRule,
    metric: IMetric,
    name: string,
  ): Alarm {
    const silence = below !== undefined
    return new Alarm(this, id, {
      alarmName: `${name}-${anchor}`,
      alarmDescription: `${happened} What to do: docs/runbook.md#${anchor}. Note: ${caveat}`,
      metric,
      threshold: below ?? above ?? 0,
      comparisonOperator: silence ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
  }
}
