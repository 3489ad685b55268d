import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'

/** The index of what is due, in time order; sparse: only items with a `dueShard` are in it. */
export const dueIndexName = 'due'

/**
 * The one table: the cases' logs, which are the truth, and everything computed from them.
 * It outlives the stack: recovery to any second of 35 days, deletion protection, and it is retained.
 */
export class CaseTable extends Construct {
  readonly table: Table

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // The relay reads the new commit and needs nothing of what was there before: log items are never changed.
      stream: StreamViewType.NEW_IMAGE,
      // Sessions of links and idempotency answers pass; log items never carry this attribute.
      timeToLiveAttribute: 'expiresAt',
      // Encrypted at rest with the key that DynamoDB owns (the default): no KMS call is billed, throttled or in the way.
    })
    this.table.addGlobalSecondaryIndex({
      indexName: dueIndexName,
      partitionKey: { name: 'dueShard', type: AttributeType.STRING },
      sortKey: { name: 'nextActionAt', type: AttributeType.STRING },
      // The sweep checks a hit against its base item anyway, since an index can lag; offices' worklists are read from it.
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['brief'],
    })
  }
}
