import type { Light } from '../../../../shared/profiles/index.ts'
import type { ListRow } from '../lists/row.page.tsx'

/** The columns of the board, in the order of the procedure. */
export const columnNames = ['review', 'assign', 'acknowledge', 'work', 'clear', 'evaluate', 'follow'] as const
export type ColumnName = (typeof columnNames)[number]

/** A suggestion before its assignment, or one of its handlings after it. */
export type Card = {
  suggestion: string
  number: string
  title: string
  column: ColumnName
  handling?: string
  unit?: string
  light: Light
  dueOn: string | null
  key: boolean
  /** It waits for another one (并案), or for its deputy. */
  mark?: 'merged' | 'revise'
  /** A unit has an open step, so that it can be urged. */
  urgent: boolean
}

const columnOfStage: Readonly<Record<string, ColumnName>> = {
  acknowledgement: 'acknowledge',
  consultation: 'work',
  drafting: 'work',
  clearance: 'clear',
  issued: 'evaluate',
  evaluation: 'evaluate',
  'follow-up': 'follow',
}

type LightOfDay = (dueOn: string | null) => Light

const earliest = (steps: readonly { dueOn: string | null }[]): string | null =>
  steps.flatMap((s) => (s.dueOn === null ? [] : [s.dueOn])).sort()[0] ?? null

const whole = (row: ListRow, column: ColumnName, light: LightOfDay): Card => {
  const dueOn = earliest(row.openSteps)
  const mark = row.openSteps.some((s) => s.step === 'follow')
    ? ('merged' as const)
    : row.openSteps.some((s) => s.step === 'revise')
      ? ('revise' as const)
      : undefined
  return {
    suggestion: row.id,
    number: row.number,
    title: row.title,
    column,
    light: light(dueOn),
    dueOn,
    key: row.key ?? false,
    ...(mark && { mark }),
    urgent: false,
  }
}

/** The cards of a row: one for each handling that is not closed, or one for the suggestion that has none yet. */
export const cardsOf = (row: ListRow, light: LightOfDay): Card[] => {
  if (row.stage === 'closed') return []
  if (row.stage === 'intake') return [whole(row, 'review', light)]
  if (row.handlings.length === 0) return [whole(row, 'assign', light)]
  return row.handlings.flatMap((h): Card[] => {
    const column = columnOfStage[h.stage]
    if (!column) return []
    const steps = row.openSteps.filter((s) => s.handling === h.id)
    const dueOn = earliest(steps)
    return [
      {
        suggestion: row.id,
        number: row.number,
        title: row.title,
        column,
        handling: h.id,
        unit: h.unit,
        light: light(dueOn),
        dueOn,
        key: row.key ?? false,
        urgent: steps.some((s) => s.assignee.role === 'unit'),
      },
    ]
  })
}

const order = ['overdue', 'red', 'yellow', 'green'] as const

/** The most urgent first: by light, then by day. */
export const byLight = (a: Card, b: Card): number => {
  const apart = order.indexOf(a.light) - order.indexOf(b.light)
  if (apart !== 0) return apart
  const [of, than] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  return of === than ? (a.number < b.number ? -1 : 1) : of < than ? -1 : 1
}
