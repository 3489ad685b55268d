import { randomUUID } from 'node:crypto'
import { isObject, type Json, type JsonObject } from './json.ts'

/** Strings that stand for what only the task's handler knows. Random, so that no data can contain them. */
export interface Placeholders {
  token: string
  retryCount: string
}

export const newPlaceholders = (): Placeholders => ({
  token: `token-${randomUUID()}`,
  retryCount: `retry-${randomUUID()}`,
})

/** What a task's handler gets from the interpreter. */
export interface TaskInput {
  /** The state's input, by reference: the same object on a retry, another one on a new visit. */
  input: Json
  /** The state's Parameters, evaluated, placeholders not yet filled. */
  params: Json
}

/** Parameters that evaluate to a `TaskInput`. */
export function taskParameters(parameters: Json, placeholders: Placeholders): JsonObject {
  return { 'input.$': '$', params: withPlaceholders(parameters, placeholders) }
}

function withPlaceholders(template: Json, placeholders: Placeholders): Json {
  if (Array.isArray(template)) return template.map((each) => withPlaceholders(each, placeholders))
  if (!isObject(template)) return template
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (value === '$$.Task.Token') return [key.replace(/\.\$$/, ''), placeholders.token]
      if (value === '$$.State.RetryCount') return [key.replace(/\.\$$/, ''), placeholders.retryCount]
      return [key, withPlaceholders(value, placeholders)]
    }),
  )
}

/** A deep copy of evaluated Parameters with the placeholders filled in. */
export function fill(params: Json, placeholders: Placeholders, values: { token: string; retryCount: number }): Json {
  if (params === placeholders.token) return values.token
  if (params === placeholders.retryCount) return values.retryCount
  if (Array.isArray(params)) return params.map((each) => fill(each, placeholders, values))
  if (!isObject(params)) return params
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, fill(value, placeholders, values)]))
}
