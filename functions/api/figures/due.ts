import { z } from '@hono/zod-openapi'
import { Day } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { countLights, type Lights, listOwed, type Owed } from '../../../shared/rates/owed.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { ApiDeps } from '../deps.ts'
import { type LightAt, lightsOf } from '../lists/lights.ts'
import { questionOf, Selection } from './query.ts'
import { fridayFrom } from './week.ts'

export const DueQuery = Selection.pick({ session: true, unit: true }).extend({
  until: Day.optional().openapi({ description: 'The last due day that is listed; without it the coming Friday' }),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})

/** An open handling as it is listed, with its suggestion's number and title. */
export type DueCase = Owed & { unitName: string; number: string; title: string; light: string }

export type DueBy = {
  today: string
  until: string
  lights: Lights
  units: { key: string; name: string; lights: Lights }[]
  /** How many are due from today to `until`, so that there is still time; and the first of them. */
  count: number
  cases: DueCase[]
}

/** Open handlings by light, and those that fall due from today to a day. */
export const dueBy = async (deps: ApiDeps, query: z.infer<typeof DueQuery>, actor: Actor): Promise<DueBy> => {
  const { until, limit, ...selection } = query
  return dueOf(deps, await questionOf(deps, selection, actor), { limit, ...(until && { until }) })
}

/** The same for a question. */
export const dueOf = async (
  deps: ApiDeps,
  q: Question,
  { until: day, limit }: { until?: string; limit: number },
): Promise<DueBy> => {
  const { today } = q
  const until = day ?? fridayFrom(today)
  const lights = new Map<string, LightAt>()
  for (const { id } of q.sessions) lights.set(id, lightsOf(await deps.rules.rulesFor(id)))
  const lightAt = (session: string, dueOn: string) => (lights.get(session) as LightAt)(dueOn)
  const { all, units } = await countLights(deps.store, q, lightAt)
  const found = await listOwed(deps.store, q, { from: today, until })
  const owed = found.slice(0, limit)
  const keys = new Map(owed.map(({ session, suggestion: id }) => [id, { session, id }]))
  const rows = new Map((await deps.store.getRows([...keys.values()])).map((row) => [row.id, row]))
  const nameOf = (code: string) => q.units.get(code)?.name ?? code
  return {
    today,
    until,
    lights: all,
    units: [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, lights]) => ({ key, name: nameOf(key), lights })),
    count: found.length,
    cases: owed.map((o) => ({
      ...o,
      unitName: nameOf(o.unit),
      number: rows.get(o.suggestion)?.number ?? '',
      title: rows.get(o.suggestion)?.title ?? '',
      light: lightAt(o.session, o.dueOn),
    })),
  }
}
