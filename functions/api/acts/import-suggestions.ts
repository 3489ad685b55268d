import { isDeepStrictEqual } from 'node:util'
import { Amendment, amendment } from '../../../shared/acts/amendment.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { parseInput } from '../../../shared/case/decide/parse.ts'
import { personalOf, SubmitInput, signersOf, submit } from '../../../shared/case/decide/submit.ts'
import { suggestionId } from '../../../shared/case/ids.ts'
import { type FieldError, invalid, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import { eachOf } from '../../../shared/each-of.ts'
import type { ApiDeps } from '../deps.ts'
import { performAct } from './act.ts'
import { takePersonal } from './personal.ts'
import { readCase } from './read-case.ts'
import { submitSuggestion } from './submit-suggestion.ts'

/** A row as it came: its number for the reader, and what `POST /api/suggestions` would take. */
export type ImportRow = { row: number; input: unknown }

/** What became of the rows, in their order. `next` is the row to go on with where the time was up. */
export type Imported = {
  items: { row: number; id: string; change: 'created' | 'updated' | 'unchanged' }[]
  rejected: { row: number; errors: FieldError[] }[]
  next?: number
}

type Checked = { row: number; input: SubmitInput }
type Rejected = Imported['rejected'][number]

/**
 * Checks all rows before anything is written: their form, the rules of their session, and that none comes twice. Writes
 * nothing.
 */
export const checkRows = async (
  { rules, definition }: ApiDeps,
  rows: readonly ImportRow[],
  actor: Actor,
): Promise<{ good: Checked[]; rejected: Rejected[] }> => {
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '建议由代表工作机构录入')
  const good: Checked[] = []
  const rejected: Rejected[] = []
  const firstRow = new Map<string, number>()
  for (const { row, input: raw } of rows) {
    try {
      const input = parseInput(SubmitInput, raw)
      const { id } = submit(input, definition, await rules.rulesFor(input.session))
      const first = firstRow.get(id)
      if (first !== undefined) throw invalid('number', `编号与第 ${first} 行重复`)
      firstRow.set(id, row)
      good.push({ row, input })
    } catch (error) {
      rejected.push(rejectedFor(row, error))
    }
  }
  return { good, rejected }
}

/**
 * Takes a ledger in. A number that is there already is brought up to date (what was entered, never its dates and states);
 * a row that is wrong is reported with its number and does not stop the others. The same file again changes nothing.
 * All rows are checked, but only those from the row `from` on are taken in. With `until` it stops once that says that the
 * time is up, and says at which row to go on.
 */
export const importSuggestions = async (
  deps: ApiDeps,
  rows: readonly ImportRow[],
  actor: Actor,
  { from = 1, until }: { from?: number; until?: () => boolean } = {},
): Promise<Imported> => {
  const { good, rejected } = await checkRows(deps, rows, actor)
  const done = await importChecked(deps, good, actor, { from, until })
  const isAsked = ({ row }: { row: number }) => row >= from && (done.next === undefined || row < done.next)
  return { ...done, rejected: [...rejected.filter(isAsked), ...done.rejected].sort(byRow) }
}

/** The same of rows that were checked; `rejected` are those that could not be taken in all the same. */
export const importChecked = async (
  deps: ApiDeps,
  good: readonly Checked[],
  actor: Actor,
  { from = 1, until }: { from?: number; until?: (() => boolean) | undefined } = {},
): Promise<Imported> => {
  const rejected: Rejected[] = []
  const items: Imported['items'] = []
  let next: number | undefined
  await eachOf(
    good.filter(({ row }) => row >= from),
    async ({ row, input }) => {
      // Rows are begun in order, so all before this one are done or under way.
      if (next !== undefined || until?.()) {
        next = Math.min(next ?? row, row)
        return
      }
      try {
        items.push({ row, ...(await importRow(deps, input, actor)) })
      } catch (error) {
        rejected.push(rejectedFor(row, error))
      }
    },
  )
  const stopped = next
  return {
    items: items.sort(byRow),
    rejected: rejected.filter(({ row }) => stopped === undefined || row < stopped).sort(byRow),
    ...(stopped !== undefined && { next: stopped }),
  }
}

const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row

const rejectedFor = (row: number, error: unknown): Rejected => {
  if (!(error instanceof Refusal)) throw error
  return { row, errors: error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }] }
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
  const { state } = await readCase(deps, id, actor, { fresh: true })
  const changes = await changesTo(deps, state, input)
  if (Object.keys(changes).length > 0)
    await performAct(deps, { id, act: amendment, form: { ...changes, reason: '重新导入' }, actor })
  // A row without phones says nothing about the ones that are there.
  const personal = personalOf(input)
  if (personal.length > 0) await takePersonal(deps, state, personal)
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
