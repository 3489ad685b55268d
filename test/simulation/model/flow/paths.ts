import type { Rule } from '../../../../infra/workflow/asl.ts'

export type Data = Record<string, unknown>

/** What `$$` shows of an execution. */
export type Context = {
  Execution: { Id: string }
  State: { RetryCount: number }
  Task?: { Token: string }
  Map?: { Item: { Value: unknown } }
}

/** An error of the definition itself, as Step Functions names it: no Catch of ours takes it. */
export class Runtime extends Error {
  override name = 'States.Runtime'
}

const missing = Symbol('missing')

const walk = (path: string, input: unknown): unknown => {
  let value = input
  for (const [, member, index] of path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]/g)) {
    if (typeof value !== 'object' || value === null) return missing
    const key = member ?? Number(index)
    if (!Object.hasOwn(value, key)) return missing
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** What a path points to; throws where there is nothing, as Step Functions does. */
export const at = (path: string, input: Data, context: Context): unknown => {
  const value = path.startsWith('$$') ? walk(path.slice(2), context) : walk(path.slice(1), input)
  if (value === missing) throw new Runtime(`the path ${path} leads nowhere in ${JSON.stringify(input)}`)
  return value
}

/** Parameters or an ItemSelector with their paths filled in. */
export const fill = (template: unknown, input: Data, context: Context): unknown => {
  if (Array.isArray(template)) return template.map((item) => fill(item, input, context))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$') ? [key.slice(0, -2), at(String(value), input, context)] : [key, fill(value, input, context)],
    ),
  )
}

/** Whether a Choice rule holds. A comparison with what is not there is an error; `And` stops at the first that fails. */
export const holds = (rule: Rule, input: Data): boolean => {
  if ('And' in rule) return rule.And.every((inner) => holds(inner, input))
  const value = walk(rule.Variable.slice(1), input)
  if ('IsPresent' in rule) return (value !== missing) === rule.IsPresent
  if (value === missing)
    throw new Runtime(`a Choice compares ${rule.Variable}, which is not in ${JSON.stringify(input)}`)
  return 'StringEquals' in rule ? value === rule.StringEquals : value === rule.BooleanEquals
}
