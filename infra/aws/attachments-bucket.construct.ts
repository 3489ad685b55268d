import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

/** Of the permissions of the function that takes attachments in and gives them out. It cannot list or delete. */
export const keepsAttachments = (bucketArn: string): PolicyStatement =>
  new PolicyStatement({
    sid: 'Attachments',
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: [`${bucketArn}/*`],
  })

/**
 * The bytes of attachments, by suggestion and hash. Like the table it outlives the stack and gives back for 35 days what
 * was deleted or overwritten; after that what an operator had to delete is gone for good.
 */
export class AttachmentsBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35) }],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'One function alone reads and writes here and logs each file it gives out; a second bucket would know no more.',
    })
  }
}
