import { addDays } from '../../../../shared/calendar/index.ts'
import { unitCodes } from '../people.ts'
import { type Situation, todayOf } from './situation.ts'

/** Longer than what the log keeps in line. */
const longText = '长文。'.repeat(200)

const words = ({ draw }: Situation): string =>
  draw.chance(0.06) ? longText : draw.pick(['说明', '理由一', '按规定办理。'])
const past = (s: Situation): string => addDays(todayOf(s), s.draw.chance(0.25) ? -s.draw.below(6) : 0)
const later = (s: Situation): string => addDays(todayOf(s), 1 + s.draw.below(60))
/** Units that can be given something; the others are for forms that are refused. */
export const activeUnits = ({ rules }: Pick<Situation, 'rules'>): string[] =>
  unitCodes.filter((code) => rules.unit(code)?.active)
const anyUnit = (s: Situation): string => s.draw.pick(s.draw.chance(0.03) ? unitCodes : activeUnits(s))
const signers = ({ state }: Situation): string[] => state.suggestion.deputies.map((d) => d.name)
const tracked = ({ rules }: Situation, code: string): boolean =>
  rules.profile.categories.find((c) => c.code === code)?.tracked ?? false

/** A category; without chance one that promises nothing. */
export const category = (s: Situation): string => {
  const codes = s.rules.profile.categories.map((c) => c.code)
  return s.draw.pick([...codes].sort((a, b) => Number(tracked(s, a)) - Number(tracked(s, b))))
}
export const isTracked = tracked

/** What a field of a form is filled with, by its name, where its type does not say enough. Undefined leaves it to its type. */
export const fields: Record<string, (s: Situation) => unknown> = {
  handling: ({ handling }) => handling?.id,
  unit: (s) => (s.handling && s.handling.co.length > 0 && !s.open ? s.draw.pick(s.handling.co) : anyUnit(s)),
  lead: anyUnit,
  proposedUnit: anyUnit,
  co: (s) => s.draw.some(activeUnits(s)).slice(0, 2),
  addCo: (s) =>
    s.draw
      .some(activeUnits(s).filter((code) => code !== s.handling?.unit && !s.handling?.co.includes(code)))
      .slice(0, 2),
  into: ({ others, draw, state }) => (others.length > 0 ? draw.pick(others) : state.id),
  on: past,
  toldOn: past,
  decidedOn: past,
  issuedOn: todayOf,
  dueOn: later,
  with: (s) => s.draw.some(signers(s)),
  signers: (s) => (s.draw.chance(0.5) ? s.draw.some(signers(s)) : signers(s)),
  deputy: (s) => (s.open?.step === 'issue' || !s.open ? s.draw.pick(recipients(s)) : s.draw.pick(signers(s))),
  deputies: (s) => [
    { name: s.draw.pick(['林一', '吴五']), lead: true },
    ...(s.draw.chance(0.5) ? [{ name: '郑六' }] : []),
  ],
  months: ({ draw }) => 1 + draw.below(3),
  category,
  topics: ({ draw }) => draw.some(['医疗保障', '交通']),
  scope: ({ draw }) => draw.some(['government', 'court', 'district']),
  committee: ({ draw }) => draw.pick(['财经委', '法制委']),
  documentNumber: ({ draw }) => `${draw.pick(['函1', '专号'])}〔2025〕${1 + draw.below(30)}号`,
  text: words,
  reason: words,
  comments: words,
}

/** To whom a letter goes. */
const recipients = ({ state }: Situation): string[] => {
  const { deputies, delegation, origin, kind } = state.suggestion
  if (kind === 'forwarded' && origin) return [origin.body]
  return [...deputies.map((d) => d.name), ...(delegation ? [delegation] : [])]
}

export const anyWords = words
export const laterDay = later
