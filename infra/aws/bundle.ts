import { cpSync, existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildSync, type Metafile } from 'esbuild'
import { repositoryRoot } from './entries.ts'

/** What belongs to the embedded runtime, or to deploying, and must never reach a Lambda. */
const forbiddenInputs =
  /^infra\/|node_modules\/(dynalite|leveldown|aws-local-stepfunctions|oidc-provider|@hono\/node-server|aws-cdk-lib|esbuild)\//

/** Names the inputs of a bundle that may not be in a Lambda: `/dev/*` routes, emulators, deployment code. */
export function forbiddenIn(metafile: Pick<Metafile, 'inputs'>): string[] {
  return Object.keys(metafile.inputs).filter((path) => forbiddenInputs.test(path))
}

// Dependencies published as CommonJS call require for Node's own modules; an ES module has none.
const requireForCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

// Both stacks ask for the same ones.
const made = new Set<string>()

/**
 * Bundles a Lambda into one minified ES module for Node 22, `bundles/<entry>/index.mjs` under the output folder.
 * The AWS SDK is bundled too: the tested version runs, not the one that Lambda happens to carry. A folder `assets/`
 * beside the entry comes along as `assets/` beside index.mjs, so `new URL('./assets/', import.meta.url)` in the entry
 * means the same in both places.
 *
 * @returns the folder to upload
 * @throws if the sources don't compile, or if something of the embedded runtime is among them
 */
export function bundleLambda(entry: string, outputDirectory: string): string {
  const directory = join(outputDirectory, 'bundles', basename(entry, '.lambda.ts'))
  if (made.has(directory)) return directory
  rmSync(directory, { recursive: true, force: true })

  const { metafile } = buildSync({
    absWorkingDir: repositoryRoot,
    entryPoints: [entry],
    outfile: join(directory, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: requireForCommonJs },
    minify: true,
    keepNames: true,
    treeShaking: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  })
  const forbidden = forbiddenIn(metafile)
  if (forbidden.length > 0) throw new Error(`${entry} may not bring into a Lambda: ${forbidden.join(', ')}`)

  const assets = join(dirname(entry), 'assets')
  if (existsSync(assets)) cpSync(assets, join(directory, 'assets'), { recursive: true })
  made.add(directory)
  return directory
}
