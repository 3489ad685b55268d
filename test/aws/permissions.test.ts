import { expect, it } from 'vitest'
import { goodTemplates } from './fixture/good-app.ts'
import { permissionsOf } from './rules/permissions-of.ts'

const templates = goodTemplates()

const cases = ['DeleteItem', 'GetItem', 'PutItem', 'Query'].map((action) => `dynamodb:${action} on <CasesTable.Arn>`)
const batch = 'dynamodb:BatchGetItem on <CasesTable.Arn>'
const index = 'dynamodb:Query on <CasesTable.Arn>/index/due'
const machine = (action: string) => `states:${action} on stateMachine:jianyi-handling`
const executions = (action: string) => `states:${action} on execution:jianyi-handling:*`
const ownLog = (name: string) => [`logs:CreateLogStream on <${name}Log.Arn>`, `logs:PutLogEvents on <${name}Log.Arn>`]
const notify = 'events:PutEvents on <Notifications.Arn>'
const deadLetters = (name: string) =>
  ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((a) => `sqs:${a} on <${name}DeadLettersQueue.Arn>`)

// The whole list: a permission that is added or lost changes this table, and somebody reads it.
const expected: [role: string, permissions: string[]][] = [
  [
    'Api',
    [
      ...cases,
      batch,
      index,
      's3:GetObject on <AttachmentsBucket.Arn>/*',
      's3:PutObject on <AttachmentsBucket.Arn>/*',
      'secretsmanager:GetSecretValue on <LinkKeySecret>',
      'secretsmanager:GetSecretValue on <SignInSettingsSecret>',
      ...ownLog('Api'),
    ],
  ],
  [
    'Workflow',
    [
      ...cases,
      machine('SendTaskSuccess'),
      machine('SendTaskFailure'),
      executions('StopExecution'),
      ...ownLog('Workflow'),
    ],
  ],
  [
    'Relay',
    [
      ...cases,
      batch,
      machine('StartExecution'),
      machine('SendTaskSuccess'),
      executions('StopExecution'),
      executions('DescribeExecution'),
      notify,
      ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map((a) => `dynamodb:${a} on <CasesTable.StreamArn>`),
      'dynamodb:ListStreams on <CasesTable.Arn>/stream/*',
      ...deadLetters('Relay'),
      ...ownLog('Relay'),
    ],
  ],
  [
    'Sweep',
    [
      ...cases,
      batch,
      index,
      machine('StartExecution'),
      machine('SendTaskSuccess'),
      machine('ListExecutions'),
      executions('StopExecution'),
      executions('DescribeExecution'),
      notify,
      ...deadLetters('Sweep'),
      ...ownLog('Sweep'),
    ],
  ],
  [
    'Notify',
    [
      ...cases.filter((permission) => !permission.includes('DeleteItem')),
      batch,
      notify,
      'secretsmanager:GetSecretValue on <LinkKeySecret>',
      'secretsmanager:GetSecretValue on <NotifySettingsSecret>',
      ...deadLetters('Notify'),
      ...ownLog('Notify'),
    ],
  ],
]

it.each(expected)('%s may do this and nothing else', (role, permissions) => {
  for (const template of Object.values(templates)) {
    expect(permissionsOf(template, `${role}Role`)).toEqual([...permissions].sort())
  }
})
