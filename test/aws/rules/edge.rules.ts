import { openRoutes } from '../../../infra/aws/http-api.construct.ts'
import { ofType, type Rule, requireOf } from './template.ts'

/** Everything under /api needs a valid token before a function runs, but for the open routes, which are listed. */
export const apiGuarded: Rule = (template) => {
  const open = openRoutes.map(({ method, path }) => `${method} ${path}`)
  return requireOf(template, 'AWS::ApiGatewayV2::Route', {
    'has a proper key': (p) => /^(\$default|(ANY|GET|POST|PUT|DELETE|PATCH) \/\S+)$/.test(p.RouteKey),
    'guarded or listed as open': (p) =>
      !p.RouteKey.includes('/api') ||
      open.includes(p.RouteKey) ||
      (p.AuthorizationType === 'JWT' && p.AuthorizerId !== undefined),
  })
}

/** Of /api the whole is guarded: there is a route for all of it. */
export const apiCaught: Rule = (template) =>
  ofType(template, 'AWS::ApiGatewayV2::Route').some(
    ([, { Properties: p }]) => p.RouteKey === 'ANY /api/{proxy+}' && p.AuthorizationType === 'JWT',
  )
    ? []
    : ['there is no guarded ANY /api/{proxy+}']

/** Access logs hold no personal data: no address, no path or query (a link's secret may be in them), no claims. */
export const accessLogImpersonal: Rule = (template) =>
  requireOf(template, 'AWS::ApiGatewayV2::Stage', {
    'has an access log': (p) => p.AccessLogSettings?.Format !== undefined,
    'is impersonal': (p) =>
      !/\$context\.(path|identity|authorizer|protocol.*query|customDomain|domainName)|querystring|header/i.test(
        p.AccessLogSettings?.Format ?? '',
      ),
    'is throttled': (p) => p.DefaultRouteSettings?.ThrottlingRateLimit > 0,
  })

/** An alarm's text leads to the runbook and names its caveat; somebody can be told. */
export const alarmsExplained: Rule = (template) =>
  requireOf(template, 'AWS::CloudWatch::Alarm', {
    'links the runbook': (p) => /docs\/runbook\.md#[a-z-]+\. /.test(p.AlarmDescription ?? ''),
    'names a caveat': (p) => /Note: \S/.test(p.AlarmDescription ?? ''),
    'tells somebody': (p) => p.AlarmActions !== undefined,
    'says what silence means': (p) => p.TreatMissingData !== undefined,
  })

/** What the China regions have; a service that is not here has to be looked up first. */
const servicesInChina = [
  'ApiGatewayV2',
  'CloudWatch',
  'DynamoDB',
  'Events',
  'IAM',
  'Lambda',
  'Logs',
  'S3',
  'SQS',
  'SecretsManager',
  'StepFunctions',
]

/** Types of those services that the China regions do not have. */
const typesMissing = ['AWS::Lambda::Url']

/** The same system runs in both partitions: no Cognito, SES, text messages, function URLs, X-Ray. */
export const availableInChina: Rule = (template) =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => typesMissing.includes(Type) || !servicesInChina.includes(Type.split('::')[1]!))
    .map(([id, { Type }]) => `${id}: ${Type}`)

/** ARNs are made for the partition that the stack is deployed to. */
export const noPartitionLiteral: Rule = (template) =>
  [...JSON.stringify(template).matchAll(/.{0,40}arn:aws:.{0,40}/g)].map(([found]) => found)
