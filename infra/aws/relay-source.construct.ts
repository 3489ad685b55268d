import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledgeWildcard } from './acknowledge-wildcard.ts'
import type { JianyiLambda } from './lambda.construct.ts'

export type RelaySourceProps = {
  table: Table
  relay: JianyiLambda
  deadLetters: Queue
}

/** Each new commit goes from the table's stream to the relay, in the order of its case. */
export class RelaySource extends Construct {
  constructor(scope: Construct, id: string, { table, relay, deadLetters }: RelaySourceProps) {
    super(scope, id)
    const { role } = relay
    role.addToPolicy(
      new PolicyStatement({
        sid: 'Stream',
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [table.tableStreamArn!],
      }),
    )
    // Lambda checks that the role may list, too; that action is authorized on the table's streams, not on one of them.
    const streams = `${table.tableArn}/stream/*`
    role.addToPolicy(
      new PolicyStatement({ sid: 'ListStreams', actions: ['dynamodb:ListStreams'], resources: [streams] }),
    )
    acknowledgeWildcard(role, streams, 'ListStreams is authorized on the streams of a table; of this one table only.')

    new EventSourceMapping(this, 'Mapping', {
      target: relay.function,
      eventSourceArn: table.tableStreamArn!,
      startingPosition: StartingPosition.TRIM_HORIZON,
      // Only new commits: what the relay itself puts (rows, roll-ups, tokens) must not call it again.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('L#') } } },
        }),
      ],
      batchSize: 25,
      // Four batches of a shard at once; commits of one case share a partition key and stay in order.
      parallelizationFactor: 4,
      // Lambda would try until the record expires, and hold up the shard that long. What is given up on here goes to the
      // dead letters, and the sweep repairs the case from its log.
      retryAttempts: 20,
      maxRecordAge: Duration.hours(6),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(deadLetters),
    })
  }
}
