import { compareDays } from '../calendar/index.ts'
import type { Assignee } from '../case/actor.ts'
import type { Light } from '../profiles/index.ts'
import type { Row } from '../projection/row.ts'
import type { DigestEntry, Notice, ToOffice } from './notice.ts'
import { eachOf, officeKey } from './recipient.ts'

/** So many open steps are named in a digest; the rest is counted. Text messages and mails stay readable. */
const atMost = 60

const urgency: readonly Light[] = ['overdue', 'red', 'yellow', 'green']

type Digest = { to: ToOffice; entries: DigestEntry[] }

/**
 * The day's digests: for each recipient who has open steps one notice with all of them, most urgent first. Pure.
 * `lightOf` gives the light of a due day by the rules of the row's session, `at` is when it is told, with offset.
 */
export const digestsOf = (
  rows: readonly Row[],
  lightOf: (session: string, dueOn: string | null) => Light,
  at: string,
): Notice[] => {
  const digests = new Map<string, Digest>()
  for (const row of rows)
    for (const open of row.openSteps) {
      const entry = entryOf(row, open, lightOf(row.session, open.dueOn))
      for (const to of holdersOf(row, open.assignee)) {
        const digest = digests.get(officeKey(to)) ?? { to, entries: [] }
        digest.entries.push(entry)
        digests.set(officeKey(to), digest)
      }
    }
  return [...digests].map(([key, { to, entries }]): Notice => {
    const named = entries.sort(byUrgency).slice(0, atMost)
    const more = entries.length - named.length
    const id = `digest#${at.slice(0, 10)}#${key}`
    return { id, kind: 'digest', suggestion: '', title: '', at, to, entries: named, ...(more > 0 && { more }) }
  })
}

/** Whom a step waits for: of a confidential one those who are named, beside its units; of an inspection also the committee. */
const holdersOf = ({ confidential }: Row, { also: _, committee, ...assignee }: Assignee): ToOffice[] => {
  if (assignee.role === 'system') return []
  const offices: ToOffice[] = [assignee, ...(committee ? [{ role: 'committee' as const, committee }] : [])]
  return assignee.role === 'unit' ? offices : offices.flatMap((to) => eachOf({ ...to, only: confidential }))
}

const entryOf = (row: Row, open: Row['openSteps'][number], light: Light): DigestEntry => ({
  suggestion: row.id,
  number: row.number,
  title: row.confidential ? '' : row.title,
  step: open.step,
  stepId: open.stepId,
  dueOn: open.dueOn,
  light,
  ...(open.provisional && { provisional: true }),
})

const byUrgency = (a: DigestEntry, b: DigestEntry): number =>
  urgency.indexOf(a.light) - urgency.indexOf(b.light) ||
  compareDays(a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31') ||
  compareDays(a.stepId, b.stepId)
