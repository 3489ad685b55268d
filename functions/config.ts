import * as z from 'zod'

const Config = z.object({
  TABLE_NAME: z.string().min(1),
  /** Without a version. */
  STATE_MACHINE_ARN: z.string().startsWith('arn:'),
  /** The published version of the definition that new cases follow. */
  DEFINITION_VERSION: z.coerce.number().int().positive(),
  EVENT_BUS_NAME: z.string().optional(),
  ISSUER: z.url().optional(),
  AUDIENCE: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})
export type Config = z.infer<typeof Config>

/** The settings of a function from its environment, read once; fails by the name of what is missing. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = Config.safeParse(environment)
  if (parsed.success) return parsed.data
  throw new Error(`environment: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`)
}
