import { z } from '@hono/zod-openapi'

/** A problem document (RFC 9457). */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } },
})

/** The refusals that every authenticated call can meet. */
export const refusals = {
  400: problem('Bad input: `errors` names the fields'),
  401: problem('No valid token'),
  403: problem('May read it, but not do this'),
  404: problem('Not there, or not the caller’s'),
  409: problem('The state, or another writer, forbids it'),
  413: problem('Too large'),
  422: problem('The idempotency key came before with another body'),
} as const

export const security: { bearer: [] }[] = [{ bearer: [] }]

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

export const IdParam = z.object({ id: z.string().max(100).openapi({ example: '16-5-0105' }) })

const Light = z.enum(['green', 'yellow', 'red', 'overdue'])

export const OpenStepSchema = z
  .object({
    stepId: z.string(),
    step: z.string(),
    handling: z.string().optional(),
    unit: z.string().optional(),
    commitment: z.string().optional(),
    assignee: z.object({
      role: z.string(),
      unit: z.string().optional(),
      duty: z.string().optional(),
      scope: z.array(z.string()).optional(),
    }),
    outcomes: z.array(z.string()),
    openedAt: z.string(),
    dueOn: z.string().nullable(),
    light: Light,
    provisional: z.boolean(),
  })
  .openapi('OpenStep')

/** What clients rely on of a case; the answer holds more. */
export const CaseSchema = z
  .looseObject({
    id: z.string(),
    version: z.number(),
    session: z.string(),
    number: z.string(),
    title: z.string(),
    stage: z.enum(['intake', 'assignment', 'handling', 'closed']),
    closedAs: z.string().optional(),
    entered: z.literal(true).optional().openapi({ description: 'Answered before it came into the system' }),
    handlings: z.array(
      z.looseObject({
        id: z.string(),
        unit: z.string(),
        co: z.array(z.string()),
        stage: z.string(),
        assignedOn: z.string(),
        receivedOn: z.string(),
        dueOn: z.string().nullable(),
        firstDueOn: z.string().nullable(),
        light: Light,
        category: z.string().optional(),
        documentNumber: z.string().optional(),
        issuedOn: z.string().optional(),
      }),
    ),
    openSteps: z.array(OpenStepSchema),
  })
  .openapi('Suggestion')
export type CaseBody = z.infer<typeof CaseSchema>
