import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CalendarNotice } from '../../../shared/calendar/index.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { CalendarView, putNotice, readCalendar, YearView } from '../settings/calendar.ts'
import { refuseInput } from '../validation.ts'
import { body, json, refusals, security } from './shapes.ts'

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

export const calendarRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putNoticeRoute, async (c) => {
      const { year } = c.req.valid('param')
      return c.json(await putNotice(deps, c.var.actor, year, c.req.valid('json')), 200)
    })
    .openapi(readCalendarRoute, async (c) => c.json(await readCalendar(deps), 200))
