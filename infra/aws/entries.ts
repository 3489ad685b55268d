import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, absolute. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))

export const lambdaNames = ['api', 'workflow', 'relay', 'sweep', 'notify'] as const

/** The Lambdas; each is one folder under functions/. */
export type LambdaName = (typeof lambdaNames)[number]

/** Where each Lambda's source begins: absolute paths of modules that export `handler`. */
export type LambdaEntries = Record<LambdaName, string>

const entryOf = (name: LambdaName): string => join(repositoryRoot, 'functions', name, `${name}.lambda.ts`)

export const lambdaEntries: LambdaEntries = {
  api: entryOf('api'),
  workflow: entryOf('workflow'),
  relay: entryOf('relay'),
  sweep: entryOf('sweep'),
  notify: entryOf('notify'),
}
