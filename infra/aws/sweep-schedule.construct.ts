import { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { JianyiLambda } from './lambda.construct.ts'

export type SweepScheduleProps = {
  sweep: JianyiLambda
  deadLetters: Queue
}

const jobs = [
  { id: 'Due', job: 'due', every: Duration.minutes(1), description: 'Reminders, lights, escalations and lapses' },
  { id: 'Patrol', job: 'patrol', every: Duration.minutes(5), description: 'Self-repair of cases that stand still' },
]

/**
 * Calls the sweep with `{job}`. Rules rather than EventBridge Scheduler: they need no role of their own.
 * A lost run is made up for by the next one, so both kinds of retry are short: EventBridge's (the call was not taken)
 * and Lambda's (the function threw). Each ends in the same queue.
 */
export class SweepSchedule extends Construct {
  constructor(scope: Construct, id: string, { sweep, deadLetters }: SweepScheduleProps) {
    super(scope, id)
    const retries = { retryAttempts: 2, maxEventAge: Duration.minutes(5) }
    sweep.function.configureAsyncInvoke({ ...retries, onFailure: new SqsDestination(deadLetters) })

    for (const { id: ruleId, job, every, description } of jobs) {
      new Rule(this, ruleId, {
        description,
        schedule: Schedule.rate(every),
        targets: [
          new LambdaFunction(sweep.function, {
            event: RuleTargetInput.fromObject({ job }),
            deadLetterQueue: deadLetters,
            ...retries,
          }),
        ],
      })
    }
  }
}
