import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { type JianyiLambda, logRetention } from './lambda.construct.ts'

export type JianyiHttpApiProps = {
  name: string
  api: JianyiLambda
  /** Whose tokens count: the issuer's URL and the audience, as the provider writes them into `iss` and `aud`. */
  issuer: string
  audience: string
}

/** Routes without the authorizer, each with its reason; the function checks what it must by itself. */
export const openRoutes = [
  { id: 'Health', path: '/healthz', method: HttpMethod.GET, reason: 'Says only that requests can be served.' },
  { id: 'Public', path: '/public/{proxy+}', method: HttpMethod.GET, reason: 'Published replies are for everyone.' },
  { id: 'OpenApi', path: '/api/openapi.json', method: HttpMethod.GET, reason: 'The description of the API is public.' },
  { id: 'Docs', path: '/api/docs', method: HttpMethod.GET, reason: 'The readable reference is public.' },
  {
    id: 'DocsAssets',
    path: '/api/docs/{proxy+}',
    method: HttpMethod.GET,
    reason: 'The reference page loads its own styles and script.',
  },
  {
    id: 'Links',
    path: '/api/links/{proxy+}',
    method: HttpMethod.ANY,
    reason: 'Deputies have a link instead of an account; the function checks its secret, and the session it gives.',
  },
  {
    id: 'OwnCalendar',
    path: '/api/calendar.ics',
    method: HttpMethod.GET,
    reason: 'Calendar programs cannot sign in; the function checks the secret of the personal feed link.',
  },
  {
    id: 'Calendar',
    path: '/api/units/{code}/calendar.ics',
    method: HttpMethod.GET,
    reason: 'Calendar programs cannot sign in; the function checks the secret of the personal feed link.',
  },
] as const

// No path, query, address or token: paths and queries can hold a link's secret, and addresses are personal data.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
    integrationLatency: '$context.integrationLatency',
    integrationStatus: '$context.integrationStatus',
    length: '$context.responseLength',
    error: '$context.error.responseType',
  }),
)

/** The front door. The authorizer turns away what has no valid token before it costs a call of the function. */
export class JianyiHttpApi extends Construct {
  readonly httpApi: HttpApi
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: JianyiHttpApiProps) {
    super(scope, id)
    this.httpApi = new HttpApi(this, 'Api', {
      apiName: props.name,
      description: 'JSON API and pages of Jianyi',
      createDefaultStage: false,
    })
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            logGroupName: `/aws/vendedlogs/apigateway/${props.name}`,
            retention: logRetention,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: accessLogFormat,
      },
    })

    // One permission for the whole API: a function's policy has room for about twenty routes.
    const integration = new HttpLambdaIntegration('Function', props.api.function, { scopePermissionToRoute: false })
    new HttpRoute(this, 'Guarded', {
      httpApi: this.httpApi,
      integration,
      routeKey: HttpRouteKey.with('/api/{proxy+}', HttpMethod.ANY),
      authorizer: new HttpJwtAuthorizer('SignIn', props.issuer, { jwtAudience: [props.audience] }),
    })
    for (const { id: routeId, path, method, reason } of openRoutes) {
      const route = new HttpRoute(this, routeId, {
        httpApi: this.httpApi,
        integration,
        routeKey: HttpRouteKey.with(path, method),
      })
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason })
    }
    const pages = new HttpRoute(this, 'Pages', { httpApi: this.httpApi, integration, routeKey: HttpRouteKey.DEFAULT })
    Validations.of(pages).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Pages send people to sign in, which an authorizer cannot; the function verifies the session itself.',
    })
  }
}
