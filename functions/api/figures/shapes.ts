import { z } from '@hono/zod-openapi'

const counts = z.record(z.string(), z.number())

const Rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  rate: z.number().nullable().openapi({ description: 'null: no data' }),
  basis: z.string(),
})

const figures = {
  counts,
  categories: counts,
  averageDays: z.number().nullable(),
  outside: counts.openapi({ description: 'Handlings outside every rate, by why' }),
}

const RankedRate = Rate.extend({
  interval: z.tuple([z.number(), z.number()]).nullable().openapi({ description: 'Wilson’s 95 % interval' }),
  rank: z.number().optional(),
  unranked: z.string().optional().openapi({ description: 'Why there is no rank' }),
})

export const Answer = z
  .looseObject({
    asOf: z.string(),
    source: z.enum(['rollups', 'facts']).openapi({ description: 'Counted from roll-ups, or from every fact' }),
    ...figures,
    rates: z.record(z.string(), Rate),
    suggestionsOutside: counts.optional(),
    groups: z
      .array(z.looseObject({ key: z.string(), name: z.string(), ...figures, rates: z.record(z.string(), RankedRate) }))
      .optional(),
  })
  .openapi('Figures')

const Counting = z.object({
  suggestion: z.string(),
  handling: z.string(),
  unit: z.string(),
  unitName: z.string(),
  reason: z.string(),
})

export const ExplanationSchema = z
  .object({
    rate: z.string(),
    basis: z.string(),
    asOf: z.string(),
    counts: z
      .object({ numerator: z.number(), denominator: z.number() })
      .openapi({ description: 'How many there are on all pages together' }),
    numerator: z.array(Counting),
    denominator: z.array(Counting),
    cursor: z.string().optional(),
  })
  .openapi('Explanation')

const lights = z.object({
  green: z.number(),
  yellow: z.number(),
  red: z.number(),
  overdue: z.number(),
  undated: z.number().openapi({ description: 'Without a limit' }),
})

export const DueSchema = z
  .object({
    today: z.string(),
    until: z.string(),
    lights,
    units: z.array(z.object({ key: z.string(), name: z.string(), lights })),
    count: z.number().openapi({ description: 'How many there are; the first of them are listed' }),
    cases: z.array(
      z.object({
        session: z.string(),
        suggestion: z.string(),
        handling: z.string(),
        number: z.string(),
        title: z.string(),
        unit: z.string(),
        unitName: z.string(),
        dueOn: z.string(),
        light: z.string(),
      }),
    ),
  })
  .openapi('Due')
