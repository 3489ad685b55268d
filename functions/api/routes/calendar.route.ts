import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  builtInYears,
  CalendarNotice,
  CalendarYear,
  createCalendar,
  formatInstant,
  missingYears,
} from '../../../shared/calendar/index.ts'
import { canonical } from '../../../shared/case/commit.ts'
import { parseInput } from '../../../shared/case/decide/parse.ts'
import { type LoadedNotice, noticeJob } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { admin } from './admin.ts'
import { body, json, refusals, security } from './shapes.ts'

const YearView = CalendarNotice.extend({
  year: z.int(),
  source: z.enum(['built-in', 'loaded']),
  loadedAt: z.string().optional(),
})
type YearView = z.infer<typeof YearView>
const CalendarView = z.object({ years: z.array(YearView), missing: z.array(z.int()) })

const putNoticeRoute = createRoute({
  method: 'put',
  path: '/calendar/{year}',
  security,
  summary: 'Load the State Council’s notice on a year’s holidays (放假安排); due dates of open steps are counted again',
  request: {
    params: z.object({ year: z.coerce.number().int().min(2000).max(2999).openapi({ example: 2027 }) }),
    body: body(CalendarNotice),
  },
  responses: { 200: json(YearView, 'The year'), ...refusals },
})
const readCalendarRoute = createRoute({
  method: 'get',
  path: '/calendar',
  security,
  summary: 'The years whose notices are there, and those that due dates wait for (`missing`)',
  responses: { 200: json(CalendarView, 'The calendar'), ...refusals },
})

const contentOf = ({ notice, published, holidays, workdays }: CalendarNotice): CalendarNotice => ({
  notice,
  ...(published && { published }),
  holidays,
  workdays,
})

const loadedView = (loaded: LoadedNotice): YearView => ({
  year: loaded.year,
  source: 'loaded',
  ...contentOf(loaded),
  loadedAt: loaded.loadedAt,
})

/** A notice is kept with what its year held before, until the sweep has worked that off. The same one again changes nothing. */
const load = async ({ store, rules, now }: ApiDeps, year: number, content: CalendarNotice): Promise<LoadedNotice> => {
  const how = { fresh: true }
  const [notices, marks] = await Promise.all([store.notices(how), store.marks(how)])
  const before = notices.find((n) => n.year === year)
  if (before && canonical(contentOf(before)) === canonical(content)) return before
  const workedOff = before && marks.get(noticeJob(year)) === before.loadedAt
  const loaded: LoadedNotice = {
    ...content,
    year,
    loadedAt: formatInstant(now()),
    earlier: before ? [...(workedOff ? [] : before.earlier), contentOf(before)] : [null],
  }
  await store.putNotice(loaded)
  rules.forget()
  return loaded
}

export const calendarRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putNoticeRoute, async (c) => {
      admin(c.var.actor)
      const { year } = c.req.valid('param')
      const { year: _, ...content } = parseInput(CalendarYear, { ...c.req.valid('json'), year })
      return c.json(loadedView(await load(deps, year, contentOf(content))), 200)
    })
    .openapi(readCalendarRoute, async (c) => {
      const { store, rules } = deps
      const loaded = await store.notices()
      const builtIn = builtInYears.filter(({ year }) => !loaded.some((n) => n.year === year))
      const years: YearView[] = [
        ...builtIn.map((of) => ({ year: of.year, source: 'built-in' as const, ...contentOf(of) })),
        ...loaded.map(loadedView),
      ].sort((a, b) => a.year - b.year)
      const sessions = await rules.sessions()
      const pages = sessions.map(({ id }) => store.listRows(id, { limit: Number.MAX_SAFE_INTEGER }))
      const steps = (await Promise.all(pages)).flat().flatMap((row) => row.openSteps)
      const missing = missingYears(steps, createCalendar([...builtInYears, ...loaded]))
      return c.json({ years, missing }, 200)
    })
