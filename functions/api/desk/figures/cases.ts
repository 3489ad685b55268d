import { lightOf } from '../../../../shared/case/decide/keep-time.ts'
import { factsFor } from '../../../../shared/rates/from-facts.ts'
import type { Question } from '../../../../shared/rates/question.ts'
import { type Share, sharesOf } from '../../../../shared/rates/shares.ts'
import type { ApiDeps } from '../../deps.ts'
import type { ListName } from './asked.ts'

/** A handling in a list behind a number. */
export type ListedHandling = {
  session: string
  suggestion: string
  handling: string
  unit: string
  dueOn: string | null
}

type Lead = Share & { kind: 'lead' }
type Wanted = (share: Lead, session: string) => boolean

const isOpen = ({ standing: { outside, issuedOn } }: Lead): boolean => !outside && !issuedOn

/** Which handlings a count of the figures counts. */
const wantedBy = async (deps: ApiDeps, q: Question, what: ListName, category: string | undefined): Promise<Wanted> => {
  switch (what) {
    case 'open':
      return isOpen
    case 'overdue':
      return (share) => isOpen(share) && share.standing.dueOn !== undefined && share.standing.dueOn < q.asOf
    case 'undated':
      return (share) => isOpen(share) && share.standing.dueOn === undefined
    case 'category':
      return ({ standing: { outside, issuedOn, category: of } }) =>
        !outside && issuedOn !== undefined && of === category
    case 'green':
    case 'yellow':
    case 'red': {
      const books = new Map(
        await Promise.all(q.sessions.map(async ({ id }) => [id, await deps.rules.rulesFor(id)] as const)),
      )
      return (share, session) => {
        const rules = books.get(session)
        return (
          isOpen(share) &&
          share.standing.dueOn !== undefined &&
          !!rules &&
          lightOf(share.standing.dueOn, rules) === what
        )
      }
    }
    default:
      return () => false
  }
}

/** The handlings behind a count, as known on the day of asking; the soonest due first. Read from the facts. */
export const handlingsBehind = async (
  deps: ApiDeps,
  q: Question,
  what: ListName,
  category?: string,
): Promise<ListedHandling[]> => {
  const isWanted = await wantedBy(deps, q, what, category)
  const found: ListedHandling[] = []
  for (const { id: session } of q.sessions)
    for (const fact of await factsFor(deps.store, q, session))
      for (const share of sharesOf(q, fact)) {
        if (share.kind !== 'lead' || !isWanted(share, session)) continue
        const { suggestion, handling, unit, standing } = share
        found.push({ session, suggestion, handling, unit, dueOn: standing.dueOn ?? null })
      }
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ dueOn, handling }: ListedHandling): string => `${dueOn ?? '9'}|${handling}`
