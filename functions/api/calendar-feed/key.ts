import * as z from 'zod'
import { Actor } from '../../../shared/case/actor.ts'
import { leavers } from '../../../shared/organisation.ts'
import type { ApiDeps } from '../deps.ts'
import { type Sealing, seal, unseal } from '../desk/session.ts'
import type { Person } from '../desk/viewer.ts'

const use = 'jianyi-calendar'

/** Rights are those of the day when the address was given: it ends after 400 days, and My work has a new one. */
const seconds = 400 * 86_400

type SealDeps = Pick<ApiDeps, 'linkKey' | 'now' | 'signIn'>
type FeedDeps = SealDeps & Pick<ApiDeps, 'rules'>

const sealingOf = ({ linkKey, signIn, now }: SealDeps): Sealing => ({ linkKey, wall: signIn?.wall ?? now })

/** The secret of a person's feeds: it says whose they are, encrypted, and nothing of it is kept. */
export const feedKeyOf = (deps: SealDeps, person: Person): Promise<string> =>
  seal(sealingOf(deps), { person }, { use, seconds })

const Sealed = z.object({ person: Actor })

/** Whose key it is; undefined where it is none, has ended, or its person is known to have left. */
export const personOfKey = async (deps: FeedDeps, key: string | undefined): Promise<Person | undefined> => {
  const sealed = key ? Sealed.safeParse(await unseal(sealingOf(deps), key, use)) : undefined
  const person = sealed?.data?.person
  if (!person || person.role === 'system' || person.role === 'deputy') return undefined
  return (await hasLeft(deps, person)) ? undefined : person
}

/** By their subject where somebody entered it, else by their name in the unit, as worklists have it. */
const hasLeft = async ({ rules }: FeedDeps, person: Person): Promise<boolean> => {
  const people = await rules.people()
  const entered = people.find((p) => p.sub === person.sub)
  if (entered?.active === false) return true
  if (person.role !== 'unit') return false
  const units = new Map((await rules.units()).map((u) => [u.code, u]))
  const left = leavers(entered ? [entered] : people, (code) => units.get(code))
  return left(person.unit, entered?.name ?? person.name ?? '')
}
