// Prints the size of each Lambda's bundle: minified, and as it is uploaded and loaded (gzip).
// Run: npx tsx infra/aws/bundle-sizes.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleLambda } from './bundle.ts'
import { lambdaEntries, repositoryRoot } from './entries.ts'

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`

for (const [name, entry] of Object.entries(lambdaEntries)) {
  const code = readFileSync(join(bundleLambda(entry, join(repositoryRoot, 'cdk.out')), 'index.mjs'))
  console.log(
    `${name.padEnd(10)}${kilobytes(code.length).padStart(8)}${kilobytes(gzipSync(code).length).padStart(8)} gzip`,
  )
}
