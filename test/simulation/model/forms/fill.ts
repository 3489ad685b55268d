import * as z from 'zod'
import { anyWords, fields, laterDay } from './fields.ts'
import type { Situation } from './situation.ts'

export type Form = Record<string, unknown>

/** The part of JSON Schema that zod makes of the catalogue's forms. */
export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  maximum?: number
}

const known = new Map<z.ZodType, Schema>()

export const schemaOf = (form: z.ZodType): Schema => {
  const found = known.get(form) ?? (z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as Schema)
  known.set(form, found)
  return found
}

/** A form filled in as its schema wants it, the optional fields now and then. */
export const fillForm = (form: z.ZodType, situation: Situation): Form => fillObject(schemaOf(form), situation)

const fillObject = ({ properties = {}, required = [] }: Schema, situation: Situation): Form =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || situation.draw.chance(0.3))
      .map(([name, schema]) => [name, fillField(name, schema, situation)])
      .filter(([, value]) => value !== undefined),
  )

const fillField = (name: string, schema: Schema, situation: Situation): unknown => {
  const own = Object.hasOwn(fields, name) && !schema.enum ? fields[name]?.(situation) : undefined
  return own === undefined ? fillType(name, schema, situation) : own
}

const fillType = (name: string, schema: Schema, situation: Situation): unknown => {
  const { draw } = situation
  if (schema.anyOf?.[0]) return fillField(name, schema.anyOf[0], situation)
  if (schema.enum) return draw.pick(schema.enum)
  if ('const' in schema) return schema.const
  switch (schema.type) {
    case 'object':
      return fillObject(schema, situation)
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, 1 + draw.below(2))
      return Array.from({ length }, () => fillField('', schema.items ?? {}, situation))
    }
    case 'boolean':
      return draw.chance(0.5)
    case 'integer':
    case 'number':
      return (
        (schema.minimum ?? 1) + draw.below(Math.max(1, Math.min(3, (schema.maximum ?? 3) - (schema.minimum ?? 1) + 1)))
      )
    default:
      return schema.format === 'date' ? laterDay(situation) : anyWords(situation).slice(0, 40)
  }
}
