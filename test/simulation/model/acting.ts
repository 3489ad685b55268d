import { actNamed } from '../../../shared/acts/register.ts'
import type { CaseState, Handling } from '../../../shared/case/state.ts'
import type { Draw } from './draw.ts'
import type { Form } from './forms/fill.ts'
import { type Caller, committee, deputy, type Heirs, inspector, leader, secretariat, stranger, unit } from './people.ts'

/** Who a caller is to a case. */
export type Part =
  | 'secretariat'
  | 'inspector'
  | 'leader'
  | 'supervisor'
  | 'committee'
  | 'lead'
  | 'co'
  | 'deputy'
  | 'signer'
  | 'stranger'

/** Who may do an act, by the contract's table of endpoints and roles. What is not listed here is new: anybody may try. */
const mayAct: Record<string, readonly Part[]> = {
  contacts: ['lead'],
  declines: ['lead', 'co'],
  reassignment: ['secretariat'],
  objections: ['secretariat', 'deputy'],
  receipts: ['secretariat'],
  'opinion-send-back': ['lead'],
  'opinion-dispute': ['lead'],
  extensions: ['lead'],
  merge: ['secretariat', 'lead'],
  unmerge: ['secretariat', 'lead'],
  withdrawal: ['secretariat'],
  key: ['secretariat'],
  instructions: ['leader', 'supervisor'],
  urging: ['secretariat'],
  deliveries: ['lead'],
  ratings: ['secretariat', 'deputy'],
  corrections: ['secretariat', 'lead'],
  disclosure: ['secretariat', 'lead'],
  amendment: ['secretariat'],
}

const everybody: readonly Part[] = [
  'secretariat',
  'lead',
  'deputy',
  'leader',
  'inspector',
  'supervisor',
  'committee',
  'co',
  'signer',
  'stranger',
]

export const partsOf = (act: string): readonly Part[] => mayAct[act] ?? everybody
/** Those who surely may not; nobody for an act that the model does not know. */
export const othersThan = (act: string): readonly Part[] =>
  mayAct[act] ? everybody.filter((part) => !mayAct[act]?.includes(part)) : []

export const callerAs = (
  part: Part,
  state: CaseState,
  handling: Handling | undefined,
  form: Form,
  heirs: Heirs,
): Caller => {
  const of = (code: string | undefined) => unit((code === undefined ? undefined : heirs(code)) ?? stranger)
  switch (part) {
    case 'secretariat':
      return secretariat
    case 'inspector':
      return inspector
    case 'leader':
      return leader
    case 'supervisor':
      return committee(state.key?.committee ?? '财经委')
    case 'committee':
      return committee('别的委员会')
    case 'lead':
      return of(handling?.unit ?? state.handlings[0]?.unit)
    case 'co':
      return of(form.unit === undefined ? handling?.co[0] : String(form.unit))
    case 'deputy':
      return deputy(state, true)
    case 'signer':
      return deputy(state, false)
    case 'stranger':
      return unit(stranger)
  }
}

/** The part of who may do it that fits the form: a co-unit's own decline is the co-unit's. */
export const rightPart = (act: string, form: Form, draw: Draw): Part => {
  if (act === 'declines') return form.unit === undefined ? 'lead' : 'co'
  const parts = partsOf(act)
  return draw.chance(0.7) ? (parts[0] ?? 'secretariat') : draw.pick(parts)
}

/** Where an act is put: some have the unit in their path. */
export const actPath = (id: string, act: string, form: Form): { path: string; body: Form } => {
  const path = actNamed(act).path ?? act
  if (!path.includes('{unit}')) return { path: `/api/suggestions/${id}/${path}`, body: form }
  const { unit: code, ...body } = form
  return { path: `/api/suggestions/${id}/${path.replace('{unit}', encodeURIComponent(String(code)))}`, body }
}

const inWork = ['acknowledgement', 'consultation', 'drafting', 'clearance']

/** Whether an act could be taken now, so that most of those that are drawn are; the rest is drawn too, to be refused. */
export const makesSense = (act: string, state: CaseState, handling: Handling | undefined): boolean => {
  const unanswered = state.handlings.every((h) => h.replies.length === 0)
  switch (act) {
    case 'merge':
      return state.mergedInto === undefined && state.followers.length === 0 && unanswered
    case 'unmerge':
      return state.mergedInto !== undefined
    case 'withdrawal':
      return state.suggestion.deputies.length > 1
    case 'key':
    case 'instructions':
    case 'amendment':
      return state.stage !== 'closed'
    case 'deliveries':
    case 'corrections':
    case 'disclosure':
      return (handling?.replies.length ?? 0) > 0
    case 'ratings':
      return (handling?.windowsLapsed ?? 0) > 0
    case 'opinion-send-back':
      return handling?.co.some((code) => handling.opinions[code]?.on !== undefined) ?? false
    case 'opinion-dispute':
      return (handling?.co.length ?? 0) > 0 && inWork.includes(handling?.stage ?? '')
    case 'extensions':
    case 'declines':
    case 'objections':
    case 'receipts':
    case 'reassignment':
      return inWork.includes(handling?.stage ?? '')
    default:
      return handling !== undefined
  }
}
