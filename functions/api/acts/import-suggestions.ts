import { isDeepStrictEqual } from 'node:util'
import { Amendment, amendment } from '../../../shared/acts/amendment.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { parseInput } from '../../../shared/case/decide/parse.ts'
import { personalOf, SubmitInput, signersOf } from '../../../shared/case/decide/submit.ts'
import { suggestionId } from '../../../shared/case/ids.ts'
import { type FieldError, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import type { ApiDeps } from '../deps.ts'
import { performAct } from './act.ts'
import { readCase } from './read-case.ts'
import { submitSuggestion } from './submit-suggestion.ts'

/** What became of a row: numbered from 1, in the order given. */
export type Imported = {
  items: { row: number; id: string; change: 'created' | 'updated' | 'unchanged' }[]
  rejected: { row: number; errors: FieldError[] }[]
}

/**
 * Takes a ledger in, row by row. A number that is there already is brought up to date (what was entered, never its
 * dates and states); a row that is wrong is reported with its number and does not stop the others.
 */
export const importSuggestions = async (deps: ApiDeps, rows: readonly unknown[], actor: Actor): Promise<Imported> => {
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '建议由代表工作机构录入')
  const done: Imported = { items: [], rejected: [] }
  for (const [i, row] of rows.entries()) {
    try {
      done.items.push({ row: i + 1, ...(await importRow(deps, parseInput(SubmitInput, row), actor)) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const errors = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }]
      done.rejected.push({ row: i + 1, errors })
    }
  }
  return done
}

const importRow = async (
  deps: ApiDeps,
  input: SubmitInput,
  actor: Actor,
): Promise<{ id: string; change: 'created' | 'updated' | 'unchanged' }> => {
  const id = suggestionId(input.session, input.kind, input.number)
  const before = await deps.store.load(id, { fresh: true })
  if (!before) {
    await submitSuggestion(deps, input, actor)
    return { id, change: 'created' }
  }
  const { state } = await readCase(deps, id, actor)
  const changes = await changesTo(deps, state, input)
  if (Object.keys(changes).length > 0)
    await performAct(deps, { id, act: amendment, form: { ...changes, reason: '重新导入' }, actor })
  // A row without phones says nothing about the ones that are there.
  const personal = personalOf(input)
  if (personal.length > 0) await deps.store.putPersonal(id, personal)
  return { id, change: Object.keys(changes).length > 0 ? 'updated' : 'unchanged' }
}

/** What the row says otherwise than the case, of what may be put right. */
const changesTo = async ({ store }: ApiDeps, { id, suggestion }: CaseState, input: SubmitInput): Promise<Amendment> => {
  const said = { ...input, deputies: signersOf(input) }
  const present = attachTexts(suggestion, await store.getTexts(id, textRefs(suggestion)))
  const keys = Object.keys(Amendment.shape) as (keyof Amendment)[]
  const changed = keys.filter((key) => said[key] !== undefined && !isDeepStrictEqual(said[key], present[key]))
  return Object.fromEntries(changed.map((key) => [key, said[key]]))
}
