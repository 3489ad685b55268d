import { Refusal } from '../../../../shared/case/refusal.ts'
import { catalogue } from '../../../../shared/steps/catalogue.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { isBlank, type Posted, readValues, type Values } from '../forms/values.ts'

const outcomes = catalogue.assign?.outcomes ?? {}

/** The forms of the step 交办. */
export const formOf = (outcome: string) => {
  const found = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined
  if (!found) throw new Refusal('INVALID', '没有这样的办理结果')
  return found.form
}

const all = fieldsOf(formOf('assign'))
/** A copy for the whole suggestion needs the deputy's word: it opens when it is needed. */
export const usual: readonly Field[] = all.filter((f) => f.name !== 'waiver')
export const unusual: readonly Field[] = all.filter((f) => f.name === 'waiver')

const rowsOf = (values: Values): Values[] => (values.handlings as Values[]) ?? []

/** How it is assigned where nobody said: what the units that were filled in make it. */
const modeOf = (values: Values): string => {
  const rows = rowsOf(values).filter((row) => !isBlank(row.lead ?? '') && isBlank(row.reference ?? ''))
  if (rows.length > 1) return 'separate'
  return isBlank(rows[0]?.co ?? []) ? 'sole' : 'joint'
}

/** What was posted, with the way of assignment that follows from it. */
export const withMode = (posted: Posted): Posted => {
  if (posted.get('mode')?.[0]) return posted
  return new Map([...posted, ['mode', [modeOf(readValues(all, posted))]]])
}

/** Fills a unit in where one is missing: as the lead of the first row without one, or as a co-unit of the last row. */
export const useUnit = (posted: Posted, as: string, name: string): Values => {
  const values = readValues(all, posted)
  const rows = rowsOf(values).length > 0 ? rowsOf(values) : [{}]
  const blank = rows.findIndex((row) => isBlank(row.lead ?? ''))
  if (as === 'lead')
    return {
      ...values,
      handlings:
        blank < 0 ? [...rows, { lead: name }] : rows.map((row, i) => (i === blank ? { ...row, lead: name } : row)),
    }
  const last = rows.length - 1
  const co = (row: Values): string[] => [...((row.co as string[]) ?? []).filter((one) => one.trim() !== ''), name]
  return { ...values, handlings: rows.map((row, i) => (i === last ? { ...row, co: co(row) } : row)) }
}
