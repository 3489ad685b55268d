import type { App } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'

/**
 * What the AwsSolutions rules find in the app and nobody has acknowledged, one line each, sorted.
 * The pack walks the construct tree itself here, so that findings can be counted and warnings count too.
 */
export function nagFindings(app: App): string[] {
  const { violations } = new AwsSolutionsChecks(app).validateScope(app)
  return violations
    .flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}: ${description}`),
    )
    .sort()
}
