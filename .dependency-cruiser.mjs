/** Imports point one way: infra → functions → shared. */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'shared-is-the-domain',
      comment: 'The domain knows neither where it runs nor how it is called.',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: '^(functions|infra|test)/' },
    },
    {
      name: 'functions-do-not-know-where-they-run',
      severity: 'error',
      from: { path: '^functions' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'domain-without-aws-and-hono',
      comment: 'The storage adapter aside.',
      severity: 'error',
      from: { path: '^shared', pathNot: '^shared/store/dynamodb' },
      to: { path: 'node_modules/(@aws-sdk|hono|@hono)' },
    },
    {
      name: 'adapter-only-behind-the-port',
      comment: 'The domain stores through shared/store/port.ts.',
      severity: 'error',
      from: { path: '^shared', pathNot: '^shared/store/dynamodb' },
      to: { path: '^shared/store/dynamodb' },
    },
    { name: 'infra-is-not-tested-by-itself', severity: 'error', from: { path: '^infra' }, to: { path: '^test/' } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
