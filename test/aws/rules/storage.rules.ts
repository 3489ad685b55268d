import { flat, ofType, type Rule, requireOf } from './template.ts'

const policyOfQueue = (template: Parameters<Rule>[0], queue: string) =>
  ofType(template, 'AWS::SQS::QueuePolicy')
    .filter(([, { Properties }]) => Properties.Queues.some((target: object) => flat(target) === `<${queue}>`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)

/** What stores truth survives a mistake: recovery, deletion protection, a stream, and a life beyond the stack. */
export const tablesSurvive: Rule = (template) =>
  requireOf(template, 'AWS::DynamoDB::Table', {
    'point-in-time recovery': (p) => p.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true,
    'deletion protection': (p) => p.DeletionProtectionEnabled === true,
    'retained on delete': (_, r) => r.DeletionPolicy === 'Retain',
    'retained on replace': (_, r) => r.UpdateReplacePolicy === 'Retain',
    'stream of new images': (p) => p.StreamSpecification?.StreamViewType === 'NEW_IMAGE',
    'on demand': (p) => p.BillingMode === 'PAY_PER_REQUEST',
    'expiry attribute': (p) => p.TimeToLiveSpecification?.AttributeName === 'expiresAt',
  })

/** The index of due items holds keys and the offices' briefs only, and sorts by time within a shard. */
export const dueIndex: Rule = (template) =>
  requireOf(template, 'AWS::DynamoDB::Table', {
    'index due': ({ GlobalSecondaryIndexes: [due] = [] }) =>
      due?.IndexName === 'due' &&
      due.Projection.ProjectionType === 'INCLUDE' &&
      due.Projection.NonKeyAttributes.join() === 'brief' &&
      due.KeySchema.map((key: { AttributeName: string }) => key.AttributeName).join() === 'dueShard,nextActionAt',
  })

/** Nothing in a queue is readable on the wire or on the disk. */
export const queuesEncrypted: Rule = (template) =>
  requireOf(template, 'AWS::SQS::Queue', {
    'encrypted at rest': (p) => p.SqsManagedSseEnabled === true,
    'refuses plain HTTP': (_, __, id) =>
      policyOfQueue(template, id).some(
        (s: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
          s.Effect === 'Deny' && s.Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
  })

/** The relay hears of new commits only, and never tries without end. */
export const streamBounded: Rule = (template) =>
  requireOf(template, 'AWS::Lambda::EventSourceMapping', {
    'bounded retries': (p) => p.MaximumRetryAttempts > 0 && p.MaximumRetryAttempts <= 100,
    'bounded age': (p) => p.MaximumRecordAgeInSeconds > 0 && p.MaximumRecordAgeInSeconds <= 86_400,
    bisects: (p) => p.BisectBatchOnFunctionError === true,
    'partial failures': (p) => p.FunctionResponseTypes?.includes('ReportBatchItemFailures'),
    'dead letters': (p) => p.DestinationConfig?.OnFailure?.Destination !== undefined,
    'from the beginning': (p) => p.StartingPosition === 'TRIM_HORIZON',
    'inserted log items only': (p) =>
      p.FilterCriteria?.Filters?.length === 1 &&
      p.FilterCriteria.Filters[0].Pattern ===
        '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"L#"}]}}}}',
  })

/** Whatever writes a log writes it into a group that forgets, and not before six months have passed. */
export const logsKept: Rule = (template) =>
  requireOf(template, 'AWS::Logs::LogGroup', { 'retention of 180 days or more': (p) => p.RetentionInDays >= 180 })

/** A key is made where it is kept, is in no template, and stays when the stack goes. */
export const secretsKept: Rule = (template) =>
  requireOf(template, 'AWS::SecretsManager::Secret', {
    'retained on delete': (_, r) => r.DeletionPolicy === 'Retain',
    'retained on replace': (_, r) => r.UpdateReplacePolicy === 'Retain',
    'generated, not given': (p) => p.SecretString === undefined && p.GenerateSecretString?.PasswordLength >= 43,
    'in no other resource’s text': () => !JSON.stringify(template).includes('{{resolve:secretsmanager'),
  })

const policyOfBucket = (template: Parameters<Rule>[0], bucket: string) =>
  ofType(template, 'AWS::S3::BucketPolicy')
    .filter(([, { Properties }]) => flat(Properties.Bucket) === `<${bucket}>`)
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)

/** What people attached is nobody else's to read, survives a mistake, and is gone some weeks after it was deleted. */
export const bucketsPrivate: Rule = (template) =>
  requireOf(template, 'AWS::S3::Bucket', {
    'no public access': ({ PublicAccessBlockConfiguration: p = {} }) =>
      p.BlockPublicAcls && p.BlockPublicPolicy && p.IgnorePublicAcls && p.RestrictPublicBuckets,
    'no lists of access': (p) => p.OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced',
    'encrypted at rest': (p) =>
      p.BucketEncryption?.ServerSideEncryptionConfiguration?.[0]?.ServerSideEncryptionByDefault?.SSEAlgorithm ===
      'AES256',
    versioned: (p) => p.VersioningConfiguration?.Status === 'Enabled',
    'gives back for 35 days': (p) =>
      p.LifecycleConfiguration?.Rules?.[0]?.NoncurrentVersionExpiration?.NoncurrentDays === 35,
    'no name of its own': (p) => p.BucketName === undefined,
    'retained on delete': (_, r) => r.DeletionPolicy === 'Retain',
    'retained on replace': (_, r) => r.UpdateReplacePolicy === 'Retain',
    'refuses plain HTTP, and allows nobody': (_, __, id) => {
      const statements = policyOfBucket(template, id)
      return (
        statements.some(
          (s: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
            s.Effect === 'Deny' && s.Condition?.Bool?.['aws:SecureTransport'] === 'false',
        ) && statements.every((s: { Effect: string }) => s.Effect === 'Deny')
      )
    },
  })

/** The function that gives attachments out finds them, and no other one knows where they are. */
export const bucketKnownToApi: Rule = (template) =>
  ofType(template, 'AWS::Lambda::Function').flatMap(([id, { Properties: p }]) => {
    const named = p.Environment?.Variables?.ATTACHMENTS_BUCKET !== undefined
    return named === id.startsWith('Api') ? [] : [`${id}: the bucket of attachments`]
  })
