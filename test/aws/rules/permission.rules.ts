import { permissionsOf } from './permissions-of.ts'
import { flat, ofType, type Rule, type Statement, statementsOf, type Template } from './template.ts'

/** Statements of identities (roles), with the logical id of their policy. */
const identityStatements = (template: Template): [policy: string, statement: Statement][] =>
  ofType(template, 'AWS::IAM::Policy').flatMap(([id, { Properties }]) =>
    statementsOf(Properties.PolicyDocument).map((statement): [string, Statement] => [id, statement]),
  )

/** Actions that know no resource: the delivery of a state machine's log. */
const withoutResource = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
]

/** ARNs that may end in a wildcard: executions and attachments are named by their cases; ListStreams is authorized on a table's streams. */
const openEnded = [
  /:execution:jianyi-handling:\*$/,
  /^<AttachmentsBucket\w+\.Arn>\/\*$/,
  /^<CasesTable\w+\.Arn>\/stream\/\*$/,
]

/** No role may do everything, or do something to everything. */
export const noWildcards: Rule = (template) =>
  identityStatements(template)
    .filter(([, { Effect }]) => Effect === 'Allow')
    .flatMap(([policy, { Action, Resource: resources }]) => [
      ...Action.filter((action) => action.includes('*')).map((action) => `${policy}: action ${action}`),
      ...resources
        .map(flat)
        .filter((arn) => arn.includes('*') && !openEnded.some((pattern) => pattern.test(arn)))
        .filter((arn) => arn !== '*' || !Action.every((action) => withoutResource.includes(action)))
        .map((arn) => `${policy}: resource ${arn}`),
    ])

/** Each permission is written out here; managed policies would bring others. */
export const noManagedPolicies: Rule = (template) =>
  ofType(template, 'AWS::IAM::Role')
    .filter(([, { Properties }]) => Properties.ManagedPolicyArns || Properties.Policies)
    .map(([id]) => `${id}: has managed or inline policies`)

const roleOf = (functionName: string) => `${functionName[0]!.toUpperCase()}${functionName.slice(1)}Role`

/** The API commits to the log and leaves executions to the relay; so a stolen request can signal nothing. */
export const apiLeavesExecutionsAlone: Rule = (template) =>
  permissionsOf(template, roleOf('api')).filter((permission) => permission.startsWith('states:'))

/** Nothing reads a whole table, and nothing changes an item in place. */
export const noScanOrUpdate: Rule = (template) =>
  identityStatements(template).flatMap(([policy, { Action }]) =>
    Action.filter((action) => ['dynamodb:Scan', 'dynamodb:UpdateItem'].includes(action)).map((a) => `${policy}: ${a}`),
  )

/** A role of Step Functions calls one function. */
export const workflowCallsOneFunction: Rule = (template) => {
  const calls = permissionsOf(template, 'HandlingRole').filter((permission) => !permission.startsWith('logs:'))
  return calls.length === 1 && calls[0] === 'lambda:InvokeFunction on function:jianyi-workflow' ? [] : calls
}
