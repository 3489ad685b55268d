import { addDays, type Day } from '../../../shared/calendar/index.ts'
import type { Call } from './call.ts'
import { admin, secretariat } from './people.ts'
import { type EarlierSuggestion, earlierSession, earlierSuggestions } from './texts/earlier.ts'
import { demoUnits } from './texts/index.ts'

/** The year between the sessions. Natural days. */
const aYear = 365

/**
 * The session of the year before, entered from its letters as an office does that begins to use the system: so that
 * figures have something to be compared with. `assignedOn` is when this year's were assigned.
 */
export const enterEarlier = async (call: Call, assignedOn: Day): Promise<void> => {
  const day = addDays(assignedOn, -aYear)
  await call(admin, 'PUT', `/api/sessions/${earlierSession.id}`, {
    name: earlierSession.name,
    profile: 'xiamen-2025',
    opensOn: addDays(day, -24),
    closesOn: addDays(day, -19),
  })
  for (const [i, suggestion] of earlierSuggestions.entries())
    await call(secretariat, 'POST', '/api/imports/history', entryOf(suggestion, i + 1, day))
}

const entryOf = (s: EarlierSuggestion, n: number, assignedOn: Day) => {
  const number = String(n).padStart(4, '0')
  const on = (days: number): Day => addDays(assignedOn, days)
  return {
    session: earlierSession.id,
    number,
    kind: 'session',
    title: s.title,
    topics: s.topics,
    deputies: s.deputies.map((name, i) => ({ name, ...(i === 0 && { lead: true }) })),
    disclosure: 'full',
    handlings: [
      {
        lead: s.lead,
        ...(s.co && { co: s.co }),
        assignedOn,
        ...(s.until && { dueOn: on(s.until) }),
        ...contactOf(s, on),
        reply: {
          category: s.category,
          title: `关于市八届人大三次会议第${number}号建议办理情况的答复`,
          body: s.body,
          documentNumber: `${prefixOf(s.lead)}〔${on(s.answered).slice(0, 4)}〕${20 + n}号`,
          issuedOn: on(s.answered),
          disclosure: 'open',
          publishedOn: on(s.answered + 6),
        },
        ...ratingOf(s, on),
        ...(s.promise && {
          commitments: [
            {
              item: s.promise.item,
              dueOn: on(s.promise.due),
              ...(s.promise.met ? { state: 'fulfilled', fulfilledOn: on(s.promise.met) } : { state: 'open' }),
            },
          ],
        }),
      },
    ],
    source: '上年度办理卷宗',
  }
}

const contactOf = ({ contact, answered }: EarlierSuggestion, on: (days: number) => Day) => {
  if (contact === undefined) return {}
  if (contact === 'none') return { uncontacted: true }
  return { contacts: [{ mode: contact === 'met' ? 'face-to-face' : 'phone', on: on(Math.round(answered / 2)) }] }
}

const ratingOf = ({ rated, answered }: EarlierSuggestion, on: (days: number) => Day) => {
  if (rated === undefined) return {}
  if (rated === 'never') return { unrated: true }
  const attitude = rated === 'dissatisfied' ? 'basically-satisfied' : rated
  return { rating: { attitude, result: rated, on: on(answered + 11) } }
}

const prefixOf = (unit: string): string => demoUnits.find(({ code }) => code === unit)?.docPrefix ?? ''
