// Checks the CDK app against the AwsSolutions rules; fails on any finding that is not acknowledged beside its resource.
// Run: npx tsx infra/aws/nag.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handlingDefinition } from '../workflow/definition.ts'
import { buildApp } from './build-app.ts'
import { lambdaEntries, repositoryRoot } from './entries.ts'
import { nagFindings } from './nag-findings.ts'

const { context } = JSON.parse(readFileSync(join(repositoryRoot, 'cdk.json'), 'utf8'))
const outdir = join(repositoryRoot, 'cdk.out')
const app = buildApp({ definition: handlingDefinition(), entries: lambdaEntries, app: { context, outdir } })
const findings = nagFindings(app)
for (const finding of findings) console.error(finding)
console.log(`cdk-nag AwsSolutions: ${findings.length} unacknowledged findings`)
process.exitCode = findings.length > 0 ? 1 : 0
