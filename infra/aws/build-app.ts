import { App, type AppProps } from 'aws-cdk-lib'
import type { LambdaEntries } from './entries.ts'
import { JianyiStack } from './jianyi.stack.ts'

/** What the app is made of; `app` goes to CDK as it is (output folder, context). */
export type AppOptions = {
  /** The workflow definition (Amazon States Language) as a plain object. */
  definition: object
  entries: LambdaEntries
  app?: AppProps
}

/**
 * The CDK app: the same system twice, because a partition is chosen when a template is made.
 * `jianyi` goes to any region of the `aws` partition, `jianyi-cn` to Beijing (`aws-cn`).
 * Context `name` gives a second instance beside the first one: `npx cdk deploy -c name=jianyi-trial jianyi-trial`.
 */
export function buildApp({ definition, entries, app: appProps }: AppOptions): App {
  const app = new App({ ...appProps, analyticsReporting: false })
  const name: string = app.node.tryGetContext('name') ?? 'jianyi'
  const region: string = app.node.tryGetContext('cnRegion') ?? 'cn-north-1'
  const shared = { name, definition, entries, terminationProtection: true }

  new JianyiStack(app, name, { ...shared, description: 'Jianyi: suggestions of deputies, from receipt to rating' })
  new JianyiStack(app, `${name}-cn`, {
    ...shared,
    description: 'Jianyi: suggestions of deputies, from receipt to rating (China regions)',
    env: { region },
  })
  return app
}
