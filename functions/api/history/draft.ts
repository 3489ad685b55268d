import { type Draft, draftOf, sessionIn, type Unplaced } from '../../../shared/history/from-letter.ts'
import type { LetterReading } from '../../../shared/letters/letter.ts'
import type { ApiDeps } from '../deps.ts'

/** The beginning of an entry (历史补录) from a letter that was read, in the place's own names; undefined of what is no reply. */
export const draftFor = async (
  { rules }: Pick<ApiDeps, 'rules'>,
  reading: LetterReading,
): Promise<{ draft: Draft; unplaced: Unplaced[] } | undefined> => {
  if (reading.kind !== 'reply') return undefined
  const [sessions, units] = await Promise.all([rules.sessions(), rules.units()])
  const session = sessionIn(reading.letter)
  const isKnown = session !== undefined && sessions.some(({ id }) => id === session)
  const categories = isKnown ? (await rules.rulesFor(session)).profile.categories : []
  return draftOf(reading, { sessions, units, categories })
}
