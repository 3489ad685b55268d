import type { DueEvent } from '../../../shared/calendar-feed/ics.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import { suggestionPath } from '../desk/links.ts'
import { calendarFeed } from '../desk/texts/calendar-feed.ts'
import { type Lang, say } from '../desk/texts/language.ts'
import { time } from '../desk/texts/time.ts'
import { itemOf, type OpenWork } from '../lists/work-items.ts'

/** What a feed is written with: its language, and where the pages are, without a slash at the end. */
export type Wording = { lang: Lang; base: string }

/** An event for each open step that has a due day; nobody is named, and of a confidential suggestion the number is all. */
export const eventsOf = (open: readonly OpenWork[], wording: Wording): DueEvent[] =>
  open.flatMap((work) => (work.step.dueOn === null ? [] : [eventOf(work, work.step.dueOn, wording)]))

const eventOf = (work: OpenWork, on: string, { lang, base }: Wording): DueEvent => {
  const t = calendarFeed[lang]
  const { of } = work
  const item = itemOf(work)
  const light = time[lang].lights[item.light]
  const title = of.confidential ? t.confidential : of.title
  return {
    uid: `${item.stepId}@jianyi`,
    on,
    summary: t.summary(item.number, say(lang, stepNamed(item.step).labels), light),
    description: [title, ...(item.provisional ? [t.provisional] : [])].filter((line) => line !== '').join('\n'),
    url: `${base}${suggestionPath(item.suggestion, item.stepId)}`,
    at: of.at,
    sequence: of.version,
    provisional: item.provisional,
  }
}
