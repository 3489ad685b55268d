import { describe, expect, it } from 'vitest'
import { goodTemplates } from './fixture/good-app.ts'
import * as edge from './rules/edge.rules.ts'
import * as permission from './rules/permission.rules.ts'
import * as runtime from './rules/runtime.rules.ts'
import * as storage from './rules/storage.rules.ts'
import { ofType, type Resource, type Rule, type Template } from './rules/template.ts'

const templates = goodTemplates()
const rules: Record<string, Rule> = { ...storage, ...permission, ...runtime, ...edge }

describe.each(Object.keys(templates))('every rule holds in %s', (stack) => {
  it.each(Object.entries(rules))('%s', (_, rule) => {
    expect(rule(templates[stack]!)).toEqual([])
  })
})

const first = (template: Template, type: string): Resource => ofType(template, type)[0]![1]
const policyOf = (template: Template, role: string): Resource['Properties']['PolicyDocument'] =>
  ofType(template, 'AWS::IAM::Policy').find(([id]) => id.startsWith(`${role}Role`))![1].Properties.PolicyDocument
const allow = (template: Template, role: string, Action: string, Resource: unknown): void => {
  policyOf(template, role).Statement.push({ Effect: 'Allow', Action, Resource })
}

type Break = [what: string, rule: Rule, breakIt: (template: Template) => void]

const breaks: Break[] = [
  [
    'recovery off',
    storage.tablesSurvive,
    (t) => {
      first(t, 'AWS::DynamoDB::Table').Properties.PointInTimeRecoverySpecification = {
        PointInTimeRecoveryEnabled: false,
      }
    },
  ],
  [
    'deletion protection off',
    storage.tablesSurvive,
    (t) => {
      first(t, 'AWS::DynamoDB::Table').Properties.DeletionProtectionEnabled = false
    },
  ],
  [
    'table deleted with the stack',
    storage.tablesSurvive,
    (t) => {
      first(t, 'AWS::DynamoDB::Table').DeletionPolicy = 'Delete'
    },
  ],
  [
    'no stream',
    storage.tablesSurvive,
    (t) => {
      delete first(t, 'AWS::DynamoDB::Table').Properties.StreamSpecification
    },
  ],
  [
    'index with whole items',
    storage.dueIndex,
    (t) => {
      first(t, 'AWS::DynamoDB::Table').Properties.GlobalSecondaryIndexes[0].Projection.ProjectionType = 'ALL'
    },
  ],
  [
    'queue open to plain HTTP',
    storage.queuesEncrypted,
    (t) => {
      first(t, 'AWS::SQS::QueuePolicy').Properties.PolicyDocument.Statement = []
    },
  ],
  [
    'queue in the clear',
    storage.queuesEncrypted,
    (t) => {
      delete first(t, 'AWS::SQS::Queue').Properties.SqsManagedSseEnabled
    },
  ],
  [
    'retries without end',
    storage.streamBounded,
    (t) => {
      first(t, 'AWS::Lambda::EventSourceMapping').Properties.MaximumRetryAttempts = -1
    },
  ],
  [
    'no bisecting',
    storage.streamBounded,
    (t) => {
      delete first(t, 'AWS::Lambda::EventSourceMapping').Properties.BisectBatchOnFunctionError
    },
  ],
  [
    'no dead letters',
    storage.streamBounded,
    (t) => {
      delete first(t, 'AWS::Lambda::EventSourceMapping').Properties.DestinationConfig
    },
  ],
  [
    'a relay that triggers itself',
    storage.streamBounded,
    (t) => {
      delete first(t, 'AWS::Lambda::EventSourceMapping').Properties.FilterCriteria
    },
  ],
  [
    'a second, wider filter',
    storage.streamBounded,
    (t) => {
      first(t, 'AWS::Lambda::EventSourceMapping').Properties.FilterCriteria.Filters.push({ Pattern: '{}' })
    },
  ],
  [
    'log for ever',
    storage.logsKept,
    (t) => {
      delete first(t, 'AWS::Logs::LogGroup').Properties.RetentionInDays
    },
  ],
  [
    'key deleted with the stack',
    storage.secretsKept,
    (t) => {
      first(t, 'AWS::SecretsManager::Secret').DeletionPolicy = 'Delete'
    },
  ],
  [
    'key in an environment',
    storage.secretsKept,
    (t) => {
      const { Variables } = first(t, 'AWS::Lambda::Function').Properties.Environment
      Variables.LINK_KEY = '{{resolve:secretsmanager:key}}'
    },
  ],
  ...(
    [
      [
        'bucket open to the public',
        (p) => Object.assign(p.PublicAccessBlockConfiguration, { BlockPublicPolicy: false }),
      ],
      ['bucket in the clear', (p) => Reflect.deleteProperty(p, 'BucketEncryption')],
      ['bucket without versions', (p) => Reflect.deleteProperty(p, 'VersioningConfiguration')],
      ['bucket that keeps for ever what was deleted', (p) => Reflect.deleteProperty(p, 'LifecycleConfiguration')],
    ] as [string, (properties: Resource['Properties']) => unknown][]
  ).map(
    ([what, breakIt]): Break => [
      what,
      storage.bucketsPrivate,
      (t) => void breakIt(first(t, 'AWS::S3::Bucket').Properties),
    ],
  ),
  [
    'bucket deleted with the stack',
    storage.bucketsPrivate,
    (t) => {
      first(t, 'AWS::S3::Bucket').DeletionPolicy = 'Delete'
    },
  ],
  [
    'bucket that lets somebody in',
    storage.bucketsPrivate,
    (t) => {
      const policy = first(t, 'AWS::S3::BucketPolicy').Properties.PolicyDocument
      policy.Statement.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' })
    },
  ],
  [
    'bucket told to others',
    storage.bucketKnownToApi,
    (t) => {
      const [, relay] = ofType(t, 'AWS::Lambda::Function').find(([id]) => id.startsWith('Relay'))!
      relay.Properties.Environment.Variables.ATTACHMENTS_BUCKET = 'x'
    },
  ],
  ['action *', permission.noWildcards, (t) => allow(t, 'Api', 'dynamodb:*', { 'Fn::GetAtt': ['X', 'Arn'] })],
  ['resource *', permission.noWildcards, (t) => allow(t, 'Api', 'dynamodb:GetItem', '*')],
  [
    'all indexes',
    permission.noWildcards,
    (t) =>
      allow(t, 'Sweep', 'dynamodb:Query', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['CasesTable', 'Arn'] }, '/index/*']] }),
  ],
  [
    'log delivery with something else',
    permission.noWildcards,
    (t) => {
      policyOf(t, 'Handling').Statement[1].Action.push('logs:PutLogEvents')
    },
  ],
  [
    'managed policy',
    permission.noManagedPolicies,
    (t) => {
      first(t, 'AWS::IAM::Role').Properties.ManagedPolicyArns = ['x']
    },
  ],
  [
    'API signals the workflow',
    permission.apiLeavesExecutionsAlone,
    (t) => allow(t, 'Api', 'states:SendTaskSuccess', { 'Fn::GetAtt': ['X', 'Arn'] }),
  ],
  ['a scan', permission.noScanOrUpdate, (t) => allow(t, 'Relay', 'dynamodb:Scan', { 'Fn::GetAtt': ['X', 'Arn'] })],
  [
    'workflow calls another function',
    permission.workflowCallsOneFunction,
    (t) => allow(t, 'Handling', 'lambda:InvokeFunction', { 'Fn::GetAtt': ['ApiFunction', 'Arn'] }),
  ],
  [
    'x86',
    runtime.lambdasUniform,
    (t) => {
      first(t, 'AWS::Lambda::Function').Properties.Architectures = ['x86_64']
    },
  ],
  [
    'Node 20',
    runtime.lambdasUniform,
    (t) => {
      first(t, 'AWS::Lambda::Function').Properties.Runtime = 'nodejs20.x'
    },
  ],
  [
    'log group of another name',
    runtime.lambdasUniform,
    (t) => {
      const [, group] = ofType(t, 'AWS::Logs::LogGroup').find(([id]) => id.startsWith('RelayLog'))!
      group.Properties.LogGroupName = '/aws/lambda/other'
    },
  ],
  [
    'shared role',
    runtime.lambdasUniform,
    (t) => {
      const [[, api], [, workflow]] = ofType(t, 'AWS::Lambda::Function') as [[string, Resource], [string, Resource]]
      workflow.Properties.Role = api.Properties.Role
    },
  ],
  [
    'X-Ray',
    runtime.lambdasUniform,
    (t) => {
      first(t, 'AWS::Lambda::Function').Properties.TracingConfig = { Mode: 'Active' }
    },
  ],
  [
    'a variable forgotten',
    runtime.environmentComplete,
    (t) => {
      delete first(t, 'AWS::Lambda::Function').Properties.Environment.Variables.DEFINITION_VERSION
    },
  ],
  [
    'tokens in the log',
    runtime.executionsLogNoData,
    (t) => {
      first(t, 'AWS::StepFunctions::StateMachine').Properties.LoggingConfiguration.IncludeExecutionData = true
    },
  ],
  [
    'old versions deleted',
    runtime.versionsRetained,
    (t) => {
      first(t, 'AWS::StepFunctions::StateMachineVersion').DeletionPolicy = 'Delete'
    },
  ],
  [
    'schedule without dead letters',
    runtime.sweepBounded,
    (t) => {
      delete first(t, 'AWS::Events::Rule').Properties.Targets[0].DeadLetterConfig
    },
  ],
  [
    'messages that call the function which sent them',
    runtime.noticesDelivered,
    (t) => {
      ofType(t, 'AWS::Events::Rule').find(([, r]) => r.Properties.EventPattern)![1].Properties.EventPattern = {
        'detail-type': ['urged'],
      }
    },
  ],
  [
    'a level in capitals',
    runtime.environmentComplete,
    (t) => {
      first(t, 'AWS::Lambda::Function').Properties.Environment.Variables.LOG_LEVEL = 'INFO'
    },
  ],
  [
    'sweep without dead letters',
    runtime.sweepBounded,
    (t) => {
      delete first(t, 'AWS::Lambda::EventInvokeConfig').Properties.DestinationConfig
    },
  ],
  [
    'machine refers to its function',
    runtime.noCircles,
    (t) => {
      const [id] = ofType(t, 'AWS::Lambda::Function').find(([name]) => name.startsWith('Workflow'))!
      first(t, 'AWS::StepFunctions::StateMachine').Properties.DefinitionSubstitutions.WorkflowFunction = {
        'Fn::GetAtt': [id, 'Arn'],
      }
    },
  ],
  [
    'unguarded route under /api',
    edge.apiGuarded,
    (t) => {
      ofType(t, 'AWS::ApiGatewayV2::Route').find(([id]) => id.includes('Guarded'))![1].Properties.AuthorizationType =
        'NONE'
    },
  ],
  [
    'a route that CDK could not name',
    edge.apiGuarded,
    (t) => {
      first(t, 'AWS::ApiGatewayV2::Route').Properties.RouteKey = 'undefined /api/{proxy+}'
    },
  ],
  [
    'only part of /api guarded',
    edge.apiCaught,
    (t) => {
      first(t, 'AWS::ApiGatewayV2::Route').Properties.RouteKey = 'GET /api/{proxy+}'
    },
  ],
  [
    'addresses in the access log',
    edge.accessLogImpersonal,
    (t) => {
      first(t, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format += '$context.identity.sourceIp'
    },
  ],
  [
    'paths in the access log',
    edge.accessLogImpersonal,
    (t) => {
      first(t, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings.Format += '$context.path'
    },
  ],
  [
    'alarm without an article',
    edge.alarmsExplained,
    (t) => {
      first(t, 'AWS::CloudWatch::Alarm').Properties.AlarmDescription = 'Something is wrong. Note: or not.'
    },
  ],
  [
    'alarm that tells nobody',
    edge.alarmsExplained,
    (t) => {
      delete first(t, 'AWS::CloudWatch::Alarm').Properties.AlarmActions
    },
  ],
  [
    'user pool',
    edge.availableInChina,
    (t) => {
      t.Resources.Users = { Type: 'AWS::Cognito::UserPool', Properties: {} }
    },
  ],
  [
    'function URL',
    edge.availableInChina,
    (t) => {
      t.Resources.Url = { Type: 'AWS::Lambda::Url', Properties: {} }
    },
  ],
  [
    'hard-coded partition',
    edge.noPartitionLiteral,
    (t) => {
      first(t, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString += 'arn:aws:states:::lambda:invoke'
    },
  ],
]

describe('each rule can fail', () => {
  it.each(breaks)('%s', (_, rule, breakIt) => {
    const broken = structuredClone(templates['jianyi-cn']!)
    breakIt(broken)
    expect(rule(broken)).not.toEqual([])
  })

  it('and no rule is left out', () => {
    const broken = new Set(breaks.map(([, rule]) => rule))
    expect(Object.entries(rules).filter(([, rule]) => !broken.has(rule))).toEqual([])
  })
})
