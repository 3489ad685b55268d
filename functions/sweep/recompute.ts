import { builtInYears, type CalendarYear, createCalendar, formatInstant } from '../../shared/calendar/index.ts'
import { nextActionAt } from '../../shared/case/decide/keep-time.ts'
import { type NoticeLoaded, recomputeDue } from '../../shared/case/decide/recompute-due.ts'
import { transact } from '../../shared/case/transact.ts'
import { project } from '../../shared/projection/project.ts'
import { noDate } from '../../shared/projection/row.ts'
import type { Rules } from '../../shared/rules.ts'
import { type LoadedNotice, noticeJob } from '../../shared/settings.ts'
import type { SweepDeps } from './deps.ts'
import { workOff } from './work-off.ts'

const sweep = { role: 'system', part: 'sweep' } as const

/**
 * Works off the calendar notices that were loaded: every live case's due dates are counted again, each case in a commit
 * of its own (see `recomputeDue`). Answers how many cases were changed.
 */
export const recompute = async (deps: SweepDeps): Promise<number> => {
  const { store, rules } = deps
  const [notices, marks] = await Promise.all([store.notices({ fresh: true }), store.marks({ fresh: true })])
  const pending = notices
    .filter(({ year, loadedAt }) => marks.get(noticeJob(year)) !== loadedAt)
    .sort((a, b) => (a.loadedAt < b.loadedAt ? -1 : 1))
  if (pending.length > 0) rules.forget()
  let changed = 0
  for (const [i, notice] of pending.entries()) {
    const { year, loadedAt } = notice
    const by = withCalendars(notices, notice, pending.slice(i + 1))
    changed += await workOff(deps, {
      name: noticeJob(year),
      revision: loadedAt,
      since: new Date(loadedAt),
      act: (live) => recomputeCase(deps, live, by),
    })
  }
  return changed
}

type Calendars = NoticeLoaded & Pick<Rules, 'calendar'>

/** The calendar with this notice but without those that were loaded after it, and those before it. */
const withCalendars = (
  notices: readonly LoadedNotice[],
  notice: LoadedNotice,
  later: readonly LoadedNotice[],
): Calendars => {
  const without = (one: LoadedNotice, content = one.earlier[0]): CalendarYear[] =>
    content ? [{ ...content, year: one.year }] : []
  const others = notices.filter((n) => n.year !== notice.year)
  const years = [...builtInYears, ...others.flatMap((n) => (later.includes(n) ? without(n) : [n]))]
  return {
    notice: notice.notice,
    loadedAt: notice.loadedAt,
    calendar: createCalendar([...years, notice]),
    before: notice.earlier.map((content) => createCalendar([...years, ...without(notice, content)])),
  }
}

/** One case; answers whether it changed. One that did not may still be looked at on another day, by its lights. */
const recomputeCase = async (
  deps: SweepDeps,
  { id, nextActionAt: known }: { id: string; nextActionAt: string },
  { calendar, ...loaded }: Calendars,
): Promise<boolean> => {
  const { store, rules } = deps
  const decide = (state: Parameters<typeof recomputeDue>[0], book: Rules) =>
    recomputeDue(state, { ...book, calendar }, loaded)
  const outcome = await transact({ log: store, rules }, { id, actor: sweep, fresh: true, decide })
  if (!outcome || outcome.committed) return outcome?.committed ?? false
  const { state } = outcome
  const book = await rules.rulesFor(state.suggestion.session)
  const next = nextActionAt(state, book)
  if (known !== (next ? formatInstant(next) : noDate)) await project(store, state, book, state.version)
  return false
}
