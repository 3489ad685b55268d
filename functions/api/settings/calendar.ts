import * as z from 'zod'
import {
  builtInYears,
  CalendarNotice,
  CalendarYear,
  createCalendar,
  formatInstant,
  missingYears,
} from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { canonical } from '../../../shared/case/commit.ts'
import { parseInput } from '../../../shared/case/decide/parse.ts'
import { type LoadedNotice, noticeJob } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { admin } from './admin.ts'

/** A year of the calendar, and where it comes from. */
export const YearView = CalendarNotice.extend({
  year: z.int(),
  source: z.enum(['built-in', 'loaded']),
  loadedAt: z.string().optional(),
})
export type YearView = z.infer<typeof YearView>
/** The years whose notices are there, and those that due dates wait for. */
export const CalendarView = z.object({ years: z.array(YearView), missing: z.array(z.int()) })

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

/** Loads a year's notice, by an admin. */
export const putNotice = async (
  deps: ApiDeps,
  actor: Actor,
  year: number,
  notice: CalendarNotice,
): Promise<YearView> => {
  admin(actor)
  const { year: _, ...content } = parseInput(CalendarYear, { ...notice, year })
  return loadedView(await load(deps, year, contentOf(content)))
}

/** The calendar as due dates are counted by. */
export const readCalendar = async (deps: ApiDeps): Promise<z.infer<typeof CalendarView>> => {
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
  return { years, missing }
}
