import type { Day } from '../calendar/index.ts'
import { legible } from '../legible.ts'

/** What is owed on a day. */
export type DueEvent = {
  /** The same for the same event, for good. */
  uid: string
  on: Day
  summary: string
  description: string
  url: string
  /** ISO 8601 with offset: when what it is about last changed. */
  at: string
  /** Grows with each change. */
  sequence: number
  /** The day may still move. */
  provisional: boolean
}

export type DueCalendar = { name: string; language: string; events: readonly DueEvent[] }

/** Octets of a line, without its end (RFC 5545, 3.1). */
const longestLine = 75

/** A text as a value: in it `\`, `;`, `,` and line ends mean something (3.3.11); other controls have no place. */
export const textValue = (text: string): string =>
  legible(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** A content line in pieces of at most 75 octets, each after the first begun by a blank; no character is cut apart. */
export const folded = (line: string): string => {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (octets + more > longestLine) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += more
  }
  return [...pieces, piece].join('\r\n')
}

/** A web address as a value: with percent signs for what an address has no place for. */
const addressValue = (url: string): string => new URL(url).href

/** `20250210` */
const dayValue = (day: Day): string => day.replaceAll('-', '')

/** `20250210T010000Z` */
const instantValue = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Nine o'clock on the day before, since an all-day event begins at midnight. */
const dayBefore = '-PT15H'

const eventLines = (event: DueEvent): string[] => {
  const summary = textValue(event.summary)
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(event.uid)}`,
    `DTSTAMP:${instantValue(event.at)}`,
    `LAST-MODIFIED:${instantValue(event.at)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${dayValue(event.on)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${textValue(event.description)}`,
    `URL:${addressValue(event.url)}`,
    `STATUS:${event.provisional ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    `TRIGGER:${dayBefore}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** One component there has to be, also where nothing is owed. */
const beijingTime = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Due days as iCalendar (RFC 5545). The same calendar is the same text. */
export const icalendar = ({ name, language, events }: DueCalendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Jianyi//Jianyi//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${textValue(name)}`,
    `X-WR-CALNAME:${textValue(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...beijingTime,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
