import { Duration } from 'aws-cdk-lib'
import { type IEventBus, Match, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { JianyiLambda } from './lambda.construct.ts'

export type NotifyProps = {
  bus: IEventBus
  notify: JianyiLambda
  deadLetters: Queue
}

/**
 * Notices go from the bus to the function that delivers them, apart from the relay: an adapter that does not answer
 * holds up no case. A message that was not taken is in the outbox and is tried again by the sweep, so that the retries
 * here, EventBridge's and Lambda's, are only for the store's bad minutes; what they give up on ends in the queue.
 */
export class Notify extends Construct {
  constructor(scope: Construct, id: string, { bus, notify, deadLetters }: NotifyProps) {
    super(scope, id)
    const maxEventAge = Duration.minutes(10)
    notify.function.configureAsyncInvoke({ retryAttempts: 2, maxEventAge, onFailure: new SqsDestination(deadLetters) })
    new Rule(this, 'Notices', {
      eventBus: bus,
      description: 'Notices that are sent by themselves, and messages to be tried again',
      // The daily digest tells of the others. What the function puts on the bus itself has another source.
      eventPattern: { source: ['jianyi'], detail: { digest: Match.doesNotExist() } },
      targets: [new LambdaFunction(notify.function, { deadLetterQueue: deadLetters, retryAttempts: 5, maxEventAge })],
    })
  }
}
