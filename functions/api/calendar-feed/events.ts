import type { DueEvent } from '../../../shared/calendar-feed/ics.ts'
import type { Row } from '../../../shared/projection/row.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import { suggestionPath } from '../desk/links.ts'
import { calendarFeed } from '../desk/texts/calendar-feed.ts'
import { type Lang, say } from '../desk/texts/language.ts'
import { time } from '../desk/texts/time.ts'
import type { Work, WorkItem } from '../lists/worklist.ts'

/** What a feed is written with: its language, and where the pages are, without a slash at the end. */
export type Wording = { lang: Lang; base: string }

/** An event for each open step that has a due day; nobody is named, and of a confidential suggestion the number is all. */
export const eventsOf = ({ items, busy }: Work, wording: Wording): DueEvent[] => {
  const rows = new Map(busy.map((row) => [row.id, row]))
  return items.flatMap((item) => {
    const row = rows.get(item.suggestion)
    return row && item.dueOn !== null ? [eventOf(item, item.dueOn, row, wording)] : []
  })
}

const eventOf = (item: WorkItem, on: string, row: Row, { lang, base }: Wording): DueEvent => {
  const t = calendarFeed[lang]
  const light = time[lang].lights[item.light]
  const title = row.confidential ? t.confidential : row.title
  return {
    uid: `${item.stepId}@jianyi`,
    on,
    summary: t.summary(item.number, say(lang, stepNamed(item.step).labels), light),
    description: [title, ...(item.provisional ? [t.provisional] : [])].filter((line) => line !== '').join('\n'),
    url: `${base}${suggestionPath(item.suggestion, item.stepId)}`,
    at: row.at,
    sequence: row.version,
    provisional: item.provisional,
  }
}
