/**
 * Where aws-local-stepfunctions 3.0.0 does otherwise than AWS, the definition is rewritten to the same meaning:
 * - a Choice test `Is…: false` never matches: it becomes `Not` of `Is…: true`
 * - `ResultPath: "$"` makes a member named "$": it is left out, which means the same
 * - a Pass with a falsy Result is taken for one without: the value goes to Parameters
 * - `$$.Execution` in an iteration or branch has that one's input and start: it becomes another object of the context
 * - `$$.State.Name` is not there: it is written out
 */
import { isObject, type Json, type JsonObject } from './json.ts'

/** The context object that stands for `$$.Execution`. */
export const EXECUTION_CONTEXT = 'JianyiExecution'

const NOT_TEMPLATES = new Set(['States', 'Branches', 'ItemProcessor', 'Iterator', 'Result', 'Comment'])

export function fixPaths(state: JsonObject, name: string): void {
  for (const [key, value] of Object.entries(state)) {
    if (NOT_TEMPLATES.has(key)) continue
    state[key] = fixPathsIn(key, value, name)
  }
}

function fixPathsIn(key: string, value: Json, name: string): Json {
  if (typeof value === 'string') {
    const isPath = key.endsWith('.$') || key.endsWith('Path') || key === 'Variable'
    return isPath ? value.replace(/\$\$\.Execution\b/g, `$$$$.${EXECUTION_CONTEXT}`) : value
  }
  if (Array.isArray(value)) return value.map((each) => fixPathsIn(key, each, name))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([inner, each]) =>
      each === '$$.State.Name' ? [inner.replace(/\.\$$/, ''), name] : [inner, fixPathsIn(inner, each, name)],
    ),
  )
}

export function fixResults(state: JsonObject): void {
  if (state.ResultPath === '$') delete state.ResultPath
  for (const catcher of (state.Catch as JsonObject[] | undefined) ?? []) {
    if (catcher.ResultPath === '$') delete catcher.ResultPath
  }
  if (state.Type === 'Pass' && 'Result' in state && !state.Result) {
    state.Parameters = state.Result as Json
    delete state.Result
  }
}

const TYPE_TESTS = ['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp']

export function fixChoices(state: JsonObject): void {
  state.Choices = ((state.Choices as JsonObject[]) ?? []).map(fixRule)
}

function fixRule(rule: JsonObject): JsonObject {
  const { Next, ...test } = rule
  const next: JsonObject = Next === undefined ? {} : { Next }
  for (const operator of ['And', 'Or']) {
    const rules = test[operator]
    if (Array.isArray(rules)) return { [operator]: rules.map((each) => fixRule(each as JsonObject)), ...next }
  }
  if (isObject(test.Not)) return { Not: fixRule(test.Not), ...next }
  const negated = TYPE_TESTS.find((each) => test[each] === false)
  return negated ? { Not: { ...test, [negated]: true }, ...next } : rule
}
