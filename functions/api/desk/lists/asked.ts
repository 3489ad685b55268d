import { invalid } from '../../../../shared/case/refusal.ts'
import type { Session } from '../../../../shared/settings.ts'
import { Listing } from '../../lists/find.ts'

/** So many rows are on a page. */
export const atOnce = 50

/** Instead of one session: all of them. */
export const allSessions = 'all'

/** What the address of the list asks for; the latest session where it names none and no word is looked for. */
export const readListing = (query: Record<string, string>, sessions: readonly Session[]): Listing => {
  // An empty field of the form asks for nothing.
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''))
  const { session, ...rest } = given
  const latest = given.q === undefined ? latestFirst(sessions)[0]?.id : undefined
  const chosen = session === allSessions ? undefined : (session ?? latest)
  const parsed = Listing.safeParse({ limit: atOnce, ...rest, ...(chosen && { session: chosen }) })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalid(issue?.path.join('.') ?? '', issue?.message ?? '筛选条件有误')
}

/** Sessions as people look for them. */
export const latestFirst = (sessions: readonly Session[]): Session[] =>
  [...sessions].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))

/** The list with these filters. */
export const listPath = (filters: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(filters).filter((pair): pair is [string, string] => !!pair[1])
  return given.length > 0 ? `/suggestions?${new URLSearchParams(given)}` : '/suggestions'
}
