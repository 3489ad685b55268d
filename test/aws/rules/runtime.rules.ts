import { flat, mentions, ofType, type Rule, requireOf } from './template.ts'

/** Every function: arm64, Node 22, a log group and a role of its own, no tracing (there is no X-Ray in China). */
export const lambdasUniform: Rule = (template) => {
  const groups = ofType(template, 'AWS::Logs::LogGroup')
  const groupNamed = (name: string) => groups.find(([, { Properties }]) => Properties.LogGroupName === name)
  const roles = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => flat(Properties.Role))
  return requireOf(template, 'AWS::Lambda::Function', {
    arm64: (p) => p.Architectures?.join() === 'arm64',
    'Node 22': (p) => p.Runtime === 'nodejs22.x',
    'own log group, made first': (p, r) =>
      r.DependsOn?.includes(groupNamed(`/aws/lambda/${p.FunctionName}`)?.[0] ?? '-'),
    'own role': (p) => roles.filter((role) => role === flat(p.Role)).length === 1,
    'no tracing': (p) => p.TracingConfig === undefined,
    'stack traces that name the source': (p) => p.Environment?.Variables?.NODE_OPTIONS === '--enable-source-maps',
  })
}

/** What functions/config.ts reads. */
const environment = [
  'TABLE_NAME',
  'STATE_MACHINE_ARN',
  'DEFINITION_VERSION',
  'ISSUER',
  'AUDIENCE',
  'EVENT_BUS_NAME',
  'LINK_SECRET_ARN',
  'LOG_LEVEL',
]

/** Every function finds its whole configuration. */
export const environmentComplete: Rule = (template) =>
  requireOf(template, 'AWS::Lambda::Function', {
    ...Object.fromEntries(environment.map((name) => [name, (p) => p.Environment?.Variables?.[name] !== undefined])),
    'a level that config.ts knows': (p) => p.Environment?.Variables?.LOG_LEVEL === 'info',
  })

/** The log of executions never holds data: task tokens are in it. */
export const executionsLogNoData: Rule = (template) =>
  requireOf(template, 'AWS::StepFunctions::StateMachine', {
    standard: (p) => p.StateMachineType === 'STANDARD',
    'no execution data': (p) => p.LoggingConfiguration?.IncludeExecutionData === false,
    'logs failures': (p) => ['ALL', 'ERROR'].includes(p.LoggingConfiguration?.Level),
    'no tracing': (p) => p.TracingConfiguration?.Enabled !== true,
  })

/** A running case keeps the version of the definition that it follows. */
export const versionsRetained: Rule = (template) =>
  requireOf(template, 'AWS::StepFunctions::StateMachineVersion', {
    'retained on delete': (_, r) => r.DeletionPolicy === 'Retain',
    'retained on replace': (_, r) => r.UpdateReplacePolicy === 'Retain',
    'named by the definition': (p, _, id) => id.includes(p.Description.replace('definition ', '')),
  })

/** Each call of the sweep is tried a few times for a few minutes, and what is lost is seen. */
export const sweepBounded: Rule = (template) => [
  ...requireOf(template, 'AWS::Events::Rule', {
    'dead letters': (p) => p.Targets.every((t: { DeadLetterConfig?: object }) => t.DeadLetterConfig),
    'bounded retries': (p) =>
      p.Targets.every(
        ({ RetryPolicy: r }: { RetryPolicy?: { MaximumRetryAttempts: number; MaximumEventAgeInSeconds: number } }) =>
          r && r.MaximumRetryAttempts <= 5 && r.MaximumEventAgeInSeconds <= 600,
      ),
  }),
  ...requireOf(template, 'AWS::Lambda::EventInvokeConfig', {
    'dead letters': (p) => p.DestinationConfig?.OnFailure?.Destination !== undefined,
    'bounded retries': (p) => p.MaximumRetryAttempts <= 2 && p.MaximumEventAgeInSeconds <= 600,
  }),
]

/** Notices are delivered apart from the relay, those of the digest are left out, and what is lost is seen. */
export const noticesDelivered: Rule = (template) => {
  const rules = ofType(template, 'AWS::Events::Rule').filter(([, { Properties: p }]) => p.EventPattern)
  return rules.length === 1 &&
    rules.every(
      ([, { Properties: p }]) =>
        p.EventPattern.source?.join() === 'jianyi' &&
        p.EventPattern.detail?.digest?.[0]?.exists === false &&
        p.EventBusName !== undefined &&
        p.Targets.length === 1 &&
        flat(p.Targets[0].Arn).startsWith('<NotifyFunction'),
    )
    ? []
    : rules.map(([id]) => `${id}: is not the one rule that takes notices to the notify function`)
}

/** CloudFormation finds a circle only when it deploys; here, before. */
export const noCircles: Rule = (template) => {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (id: string, path: string[]): void => {
    if (path.includes(id)) circles.push([...path.slice(path.indexOf(id)), id].join(' → '))
    const resource = template.Resources[id]
    if (!resource || done.has(id) || path.includes(id)) return
    for (const other of mentions(resource)) visit(other, [...path, id])
    done.add(id)
  }
  for (const id of Object.keys(template.Resources)) visit(id, [])
  return circles
}
