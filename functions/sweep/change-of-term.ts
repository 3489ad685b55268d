import { dayOf, endOfDay } from '../../shared/calendar/index.ts'
import { askToExplain } from '../../shared/case/decide/change-of-term.ts'
import { transact } from '../../shared/case/transact.ts'
import type { SweepDeps } from './deps.ts'
import { workOff } from './work-off.ts'

const sweep = { role: 'system', part: 'sweep' } as const

/** Once a session's term has ended, asks for a written explanation of each promise that is open. Answers in how many cases. */
export const changeOfTerm = async (deps: SweepDeps): Promise<number> => {
  const { store, rules, now } = deps
  const today = dayOf(now())
  const ended = (await rules.sessions()).flatMap(({ id, termEndsOn }) =>
    termEndsOn !== undefined && termEndsOn < today ? [{ id, termEndsOn }] : [],
  )
  if (ended.length === 0) return 0
  const marks = await store.marks()
  let asked = 0
  for (const { id: session, termEndsOn } of ended) {
    const name = `term#${session}`
    if (marks.get(name) === termEndsOn) continue
    const act = async (live: { session: string; id: string }) => {
      if (live.session !== session) return false
      const decide = (state: Parameters<typeof askToExplain>[0], book: Parameters<typeof askToExplain>[1]) =>
        askToExplain(state, book, termEndsOn)
      const outcome = await transact({ log: store, rules }, { id: live.id, actor: sweep, fresh: true, decide })
      return outcome?.committed ?? false
    }
    asked += await workOff(deps, { name, revision: termEndsOn, since: endOfDay(termEndsOn), act })
  }
  return asked
}
