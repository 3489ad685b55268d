import * as z from 'zod'
import { Actor } from '../../shared/case/actor.ts'
import { type Environment, parseEnvironment } from '../config.ts'

/** What is read of a provider's claims; more is left unread. */
const Claims = z.object({
  sub: z.string().min(1),
  role: z.enum(['secretariat', 'inspector', 'committee', 'unit', 'leader', 'admin']),
  name: z.string().optional(),
  unit: z.string().optional(),
  duties: z.array(z.string()).optional(),
  scope: z.array(z.string()).optional(),
  committee: z.string().optional(),
  level: z.int().min(1).max(5).optional(),
})
type Field = Exclude<keyof typeof Claims.shape, 'sub'>

/**
 * Where a provider keeps what is read, and how it words it. A path is the claim's name, or leads into nested ones with
 * dots (`realm_access.roles`); `values` turns a provider's value into ours, and what it does not list is passed over.
 */
export type ClaimRules = {
  paths: Record<Field, string>
  values: Partial<Record<Field, Record<string, string>>>
}

const fields: readonly Field[] = ['role', 'name', 'unit', 'duties', 'scope', 'committee', 'level']
const lists: readonly Field[] = ['duties', 'scope']

/** A parameter that was left empty when the stack was deployed is absent. */
const path = (name: string) =>
  z
    .string()
    .optional()
    .transform((value) => value || name)

const Values = z
  .string()
  .optional()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text || '{}')
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' })
      return z.NEVER
    }
  })
  .pipe(z.partialRecord(z.enum(fields as [Field, ...Field[]]), z.record(z.string(), z.string())))

const ClaimConfig = z.object({
  CLAIM_ROLE: path('role'),
  CLAIM_NAME: path('name'),
  CLAIM_UNIT: path('unit'),
  CLAIM_DUTIES: path('duties'),
  CLAIM_SCOPE: path('scope'),
  CLAIM_COMMITTEE: path('committee'),
  CLAIM_LEVEL: path('level'),
  /** JSON, such as `{"role": {"rdgw": "secretariat"}, "unit": {"0592": "ybj"}}`. */
  CLAIM_VALUES: Values,
})

/** The rules by the environment: `CLAIM_ROLE`, `CLAIM_UNIT` … and `CLAIM_VALUES`; without them claims have our own names. */
export const readClaimRules = (environment: Environment = {}): ClaimRules => {
  const c = parseEnvironment(ClaimConfig, environment)
  return {
    paths: {
      role: c.CLAIM_ROLE,
      name: c.CLAIM_NAME,
      unit: c.CLAIM_UNIT,
      duties: c.CLAIM_DUTIES,
      scope: c.CLAIM_SCOPE,
      committee: c.CLAIM_COMMITTEE,
      level: c.CLAIM_LEVEL,
    },
    values: c.CLAIM_VALUES,
  }
}

type Payload = Readonly<Record<string, unknown>>

const own = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Payload)[key] : undefined

/** Names of claims may have dots themselves (`https://example.com/role`). */
const lookUp = (payload: Payload, at: string): unknown =>
  own(payload, at) ?? at.split('.').reduce<unknown>(own, payload)

const translated = (value: unknown, values: Record<string, string> | undefined): unknown => {
  if (!values) return value
  const all = (Array.isArray(value) ? value : [value]).map(String).flatMap((v) => own(values, v) ?? [])
  return Array.isArray(value) ? all : all[0]
}

const valueAt = (payload: Payload, field: Field, { paths, values }: ClaimRules): unknown => {
  const value = translated(lookUp(payload, paths[field]), values[field])
  if (lists.includes(field)) return value === undefined || Array.isArray(value) ? value : [value]
  // Providers often list the groups of a person: the first that means something here counts.
  return Array.isArray(value) && values[field] ? value[0] : value
}

/** Who somebody is by the claims of a verified token; throws a ZodError where they do not say enough. */
export const actorOf = (payload: Payload, rules: ClaimRules): Actor =>
  Actor.parse(
    Claims.parse({
      sub: payload.sub,
      ...Object.fromEntries(
        fields.flatMap((field) => {
          const value = valueAt(payload, field, rules)
          return value === undefined ? [] : [[field, value]]
        }),
      ),
    }),
  )
