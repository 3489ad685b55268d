import * as z from 'zod'

const Config = z.object({
  TABLE_NAME: z.string().min(1),
  /** Without a version. */
  STATE_MACHINE_ARN: z.string().startsWith('arn:'),
  /** The published version of the definition that new cases follow. */
  DEFINITION_VERSION: z.coerce.number().int().positive(),
  EVENT_BUS_NAME: z.string().optional(),
  /** The secret in Secrets Manager that deputies' links are derived from. */
  LINK_SECRET_ARN: z.string().startsWith('arn:').optional(),
  /** Where deputies' links lead, without a slash at the end. */
  LINK_BASE_URL: z.url().optional(),
  ISSUER: z.url().optional(),
  AUDIENCE: z.string().optional(),
  /** Where the API keeps the bytes of attachments. */
  ATTACHMENTS_BUCKET: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})
export type Config = z.infer<typeof Config>

export type Environment = Record<string, string | undefined>

/** The settings of a function from its environment, read once; fails by the name of what is missing. */
export const readConfig = (environment: Environment): Config => parseEnvironment(Config, environment)

/** The same of some settings only. */
export const parseEnvironment = <T>(schema: z.ZodType<T>, environment: Environment): T => {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  throw new Error(`environment: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`)
}
