import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import { icalendar } from '../../../shared/calendar-feed/ics.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { eventsOf } from '../calendar-feed/events.ts'
import { personOfKey } from '../calendar-feed/key.ts'
import type { ApiDeps } from '../deps.ts'
import { calendarFeed } from '../desk/texts/calendar-feed.ts'
import { htmlLang, languages } from '../desk/texts/language.ts'
import type { Person } from '../desk/viewer.ts'
import { workOf } from '../lists/worklist.ts'
import { refusals } from './shapes.ts'

/** Calendar programs may add words of their own, and show no problem document: what is wrong here is a wrong key. */
const Query = z.object({
  key: z
    .string()
    .max(4000)
    .optional()
    .catch(undefined)
    .openapi({ type: 'string', description: 'The secret of the feed’s address' }),
  lang: z
    .enum(languages)
    .optional()
    .catch(undefined)
    .openapi({ type: 'string', enum: [...languages], description: 'The language of the events; without it Chinese' }),
})

const answers = {
  200: { description: 'iCalendar (RFC 5545)', content: { 'text/calendar': { schema: z.string() } } },
  304: { description: 'Nothing has changed' },
  ...refusals,
}

const ownRoute = createRoute({
  method: 'get',
  path: '/calendar.ics',
  summary: 'The due days of a person’s open steps as iCalendar, by the address that My work (我的工作) gives',
  request: { query: Query },
  responses: answers,
})

const unitRoute = createRoute({
  method: 'get',
  path: '/units/{code}/calendar.ics',
  summary: 'The due days of all open steps of a unit as iCalendar, by the address that My work gives to its people',
  request: { params: z.object({ code: z.string() }), query: Query },
  responses: answers,
})

/** A wrong key, an old one, a foreign unit and one that is not there answer alike. */
const notThere = () => new Refusal('NOT_FOUND', '没有这个日历，或者订阅地址已经失效')

const headers = { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache' }

/** Due days for calendar programs, which cannot sign in: who asks is in the key of the address. */
export const calendarFeeds = (deps: ApiDeps) => {
  const personOf = async (key: string | undefined): Promise<Person> => {
    const person = await personOfKey(deps, key)
    if (!person) throw notThere()
    return person
  }
  const wordingOf = (url: string, lang: (typeof languages)[number]) => ({
    lang,
    base: deps.signIn?.baseUrl ?? new URL(url).origin,
  })
  const app = new OpenAPIHono()
  app.use('/calendar.ics', etag())
  app.use('/units/:code/calendar.ics', etag())
  return app
    .openapi(ownRoute, async (c) => {
      const { key, lang = 'zh' } = c.req.valid('query')
      const person = await personOf(key)
      const events = eventsOf((await workOf(deps, person, {})).open, wordingOf(c.req.url, lang))
      return c.body(icalendar({ name: calendarFeed[lang].own, language: htmlLang[lang], events }), 200, headers)
    })
    .openapi(unitRoute, async (c) => {
      const { key, lang = 'zh' } = c.req.valid('query')
      const { code } = c.req.valid('param')
      const person = await personOf(key)
      const unit = (await deps.rules.units()).find((u) => u.code === code)
      if (!unit || person.role !== 'unit' || person.unit !== code) throw notThere()
      const events = eventsOf((await workOf(deps, person, { wholeUnit: true })).open, wordingOf(c.req.url, lang))
      const name = calendarFeed[lang].unit(unit.name)
      return c.body(icalendar({ name, language: htmlLang[lang], events }), 200, headers)
    })
}
