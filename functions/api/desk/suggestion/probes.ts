import type { CaseState } from '../../../../shared/case/state.ts'
import type { Profile } from '../../../../shared/profiles/index.ts'
import type { Person } from '../viewer.ts'

/** What an act would be tried with, to learn whether it is open to this person now. */
export type Probe = {
  state: CaseState
  profile: Profile
  person: Person
  today: string
  handling?: string
  unit?: string
}

type Form = Record<string, unknown>

const why = { reason: '…' }
const of = ({ handling }: Probe): Form => ({ handling })
const leadOf = ({ state }: Probe): string =>
  (state.suggestion.deputies.find((d) => d.lead) ?? state.suggestion.deputies[0])?.name ?? '…'
/** A unit that is there for certain: the person's own, or one of the case. Before the assignment any will do. */
const anyUnit = ({ state, person }: Probe): string =>
  person.role === 'unit' ? person.unit : (state.handlings[0]?.unit ?? 'x')

/**
 * A form for each act that is right as far as a form can be: what is refused then is refused for who asks, or for where
 * the case stands. Those with a handling in them are tried with each.
 */
export const probes: Readonly<Record<string, (probe: Probe) => Form>> = {
  amendment: () => ({ topics: [], ...why }),
  contacts: (p) => ({ ...of(p), mode: 'phone', on: p.today, with: [leadOf(p)], summary: '…' }),
  declines: (p) => ({ ...of(p), ...(p.unit && { unit: p.unit }), proposedUnit: anyUnit(p), ...why }),
  reassignment: (p) => ({ ...(p.handling && of(p)), lead: anyUnit(p), ...why }),
  objections: (p) => ({ ...of(p), ...why }),
  receipts: (p) => ({ ...of(p), on: p.today }),
  'opinion-send-back': (p) => ({ ...of(p), unit: p.unit, ...why }),
  'opinion-dispute': (p) => ({ ...of(p), unit: p.unit, ...why }),
  extensions: (p) => ({ ...of(p), months: 1, ...why }),
  merge: () => ({ into: '…', ...why }),
  unmerge: () => why,
  withdrawal: (p) => ({ signers: [leadOf(p)], on: p.today, ...why }),
  key: (p) => ({ decidedOn: p.today, supervisor: '…', ...why }),
  instructions: () => ({ text: '…' }),
  urging: (p) => ({ ...of(p), text: '…' }),
  deliveries: (p) => ({ ...of(p), deliveries: [{ deputy: leadOf(p), on: p.today, mode: '…' }] }),
  ratings: (p) => ({ ...of(p), attitude: 'satisfied', result: 'satisfied' }),
  corrections: (p) => ({ ...of(p), ...why }),
  disclosure: (p) => ({
    ...of(p),
    decision: lastDisclosure(p) === 'closed' ? 'on-request' : 'closed',
    ...why,
  }),
}

const lastDisclosure = ({ state, handling }: Probe): string | undefined =>
  state.handlings.find((h) => h.id === handling)?.replies.at(-1)?.disclosure
