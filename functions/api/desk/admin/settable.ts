import type { Label } from '../../../../shared/profiles/index.ts'
import { limitLabels } from '../../../../shared/profiles/labels.ts'
import { questions } from '../../../../shared/profiles/questions.ts'

/** A value of a profile that a session can set otherwise, by name. Choices have their values by name, too. */
type Settable = { path: string; label: Label; values?: Readonly<Record<string, Label>> }

const named = (zh: string, en: string): Label => ({ zh, en })

const asked: readonly (readonly [string, keyof typeof questions])[] = [
  ['acceptance.beyondPowers', 'beyondPowers'],
  ['withdrawal.allowed', 'allowed'],
  ['withdrawal.partial', 'partial'],
  ['decline.late', 'late'],
  ['decline.proposedUnit', 'proposedUnit'],
  ['decline.silence', 'declineSilence'],
  ['decline.inSession', 'inSession'],
  ['opinion.silence', 'opinionSilence'],
  ['extension.by', 'by'],
  ['letter.signer', 'signer'],
  ['letter.delivery', 'delivery'],
  ['redo.rule', 'rule'],
  ['redo.second', 'second'],
  ['redo.fulfilment', 'fulfilment'],
  ['inspection.which', 'which'],
]

const yesOrNo = { true: named('是', 'yes'), false: named('否', 'no') }

/** What can be set otherwise by form; the API takes any other path as well. */
export const settable: readonly Settable[] = [
  ...Object.entries(limitLabels).map(([name, { zh, en }]) => ({
    path: `limits.${name}.count`,
    label: named(`${zh}的期限（个数）`, `limit: ${en} (count)`),
  })),
  { path: 'extension.times', label: named('延期次数', 'extensions, how many') },
  { path: 'lights.yellow.count', label: named('黄灯提前（个数）', 'yellow light before (count)') },
  { path: 'lights.red.count', label: named('临期提前（个数）', 'red light before (count)') },
  {
    path: 'reassignment.restartsReply',
    label: named('重新交办后答复期限重算', 're-assignment restarts the reply'),
    values: yesOrNo,
  },
  { path: 'revisit.done', label: named('回访', 'revisit'), values: yesOrNo },
  { path: 'monthEndRoll', label: named('期限末日遇休息日顺延', 'rolls to the next working day'), values: yesOrNo },
  ...asked.map(([path, question]) => ({ path, label: questions[question].label, values: questions[question].values })),
]

/** What was typed for a value: a choice by its name, a number, or JSON as the API takes it. */
export const meantBy = (path: string, typed: string): unknown => {
  const values = settable.find((s) => s.path === path)?.values ?? {}
  const chosen = Object.entries(values).find(([, { zh, en }]) => typed === zh || typed === en)?.[0] ?? typed
  try {
    return JSON.parse(chosen)
  } catch {
    return chosen
  }
}

/** A value as it is typed. */
export const typedOf = (path: string, value: unknown): string => {
  const values = settable.find((s) => s.path === path)?.values ?? {}
  const known = values[String(value)]
  if (known) return known.zh
  return typeof value === 'string' ? value : JSON.stringify(value)
}
