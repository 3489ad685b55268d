import { feedKeyOf } from '../../calendar-feed/key.ts'
import type { DeskDeps } from '../desk-env.ts'
import type { Person, Viewer } from '../viewer.ts'

/** A calendar that somebody may subscribe to, by its address. */
export type Feed = { name: 'own' | 'unit'; url: string }

/** The calendars of a person: their own, and the one of their unit. `origin` is where the request went to. */
export const feedsOf = async (
  deps: DeskDeps,
  { lang, person }: Viewer & { person: Person },
  origin: string,
): Promise<Feed[]> => {
  const query = new URLSearchParams({ ...(lang !== 'zh' && { lang }), key: await feedKeyOf(deps, person) })
  const base = `${deps.signIn.baseUrl ?? origin}/api`
  const own: Feed = { name: 'own', url: `${base}/calendar.ics?${query}` }
  if (person.role !== 'unit') return [own]
  return [own, { name: 'unit', url: `${base}/units/${encodeURIComponent(person.unit)}/calendar.ics?${query}` }]
}
