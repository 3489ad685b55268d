import { suggestionOf } from '../../../../shared/case/ids.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { errorFields } from '../../../log.ts'
import { complete } from '../../acts/complete.ts'
import { keyFor } from '../../deps.ts'
import type { DeskDeps } from '../desk-env.ts'
import { toInput, type UnitNames } from '../forms/input.ts'
import type { Posted } from '../forms/values.ts'
import type { Person } from '../viewer.ts'
import { formOf } from './values.ts'

/** A row of the table as it was sent: the step, and the unit as it was typed. */
export type Typed = { stepId: string; unit: string }

/** What became of a row; each is a commit of its own. `why` null: something failed that is not the row's. */
export type Result = Typed & ({ number: string; unitName: string } | { why: string | null })

/** No table has more rows than this. */
const most = 200

/** The rows that were posted: `unit.<step>` is the unit of that step. */
export const typedRows = (posted: Posted): Typed[] =>
  [...posted]
    .filter(([name]) => name.startsWith('unit.'))
    .slice(0, most)
    .map(([name, [unit = '']]) => ({ stepId: name.slice('unit.'.length), unit: unit.trim() }))

type Bulk = { person: Person; once: string; units: UnitNames }

const assignOne = async (deps: DeskDeps, { person, once, units }: Bulk, { stepId, unit }: Typed): Promise<Result> => {
  try {
    const form = toInput(formOf('assign'), { mode: 'sole', handlings: [{ lead: unit }] }, units)
    const code = String((form.handlings as { lead: string }[])[0]?.lead)
    // Sent again it is the same request; with another unit it is another one.
    const request = keyFor(person.sub, `${once}.${stepId}.${code}`, 'bulk assign', form)
    const completion = { stepId, outcome: 'assign', form }
    const state = await complete(deps, { id: suggestionOf(stepId), completion, actor: person, request })
    const unitName = units.find((u) => u.code === code)?.name ?? code
    return { stepId, unit, number: state.suggestion.number, unitName }
  } catch (error) {
    if (error instanceof Refusal) return { stepId, unit, why: error.errors[0]?.message ?? error.message }
    deps.log('error', 'bulk assign failed', { step: stepId, ...errorFields(error) })
    return { stepId, unit, why: null }
  }
}

/** Assigns one after the other; one that is refused, or fails, does not stop the others. */
export const assignAll = async (deps: DeskDeps, bulk: Bulk, rows: readonly Typed[]): Promise<Result[]> => {
  const results: Result[] = []
  for (const row of rows) if (row.unit !== '') results.push(await assignOne(deps, bulk, row))
  return results
}
