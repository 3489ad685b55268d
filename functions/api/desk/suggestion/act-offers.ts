import type { Option } from '../forms/context.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { toValues, type UnitNames } from '../forms/input.ts'
import type { Offer } from '../forms/outcome.page.tsx'
import { actPath } from '../links.ts'
import { acts as texts } from '../texts/acts.ts'
import { type Lang, say } from '../texts/language.ts'
import type { Possible } from './acts.ts'
import type { CaseView } from './case-view.ts'
import { type Knowing, knownOf } from './known.ts'
import { ofActs, type Sent } from './sent.ts'

type Offering = {
  lang: Lang
  today: string
  view: CaseView
  knowing: Knowing
  units: UnitNames
  once(): string
  sent: Sent | undefined
}

/** What the system fills in, or another variant of the act is about. */
const left: Record<string, readonly string[]> = {
  contacts: ['from'],
  declines: ['unit'],
  'declines.co': [],
  'reassignment.more': ['handling'],
  ratings: ['via'],
}

/** What an act begins with: what is known already. */
const begun = (name: string, { view, today }: Offering): Record<string, unknown> => {
  const lead = (view.deputies.find((d) => d.lead) ?? view.deputies[0])?.name
  switch (name) {
    case 'amendment': {
      const { title, body, topics, deputies, delegation, disclosure } = view
      return { title, body, topics, deputies, delegation, disclosure }
    }
    case 'contacts':
      return { on: today, ...(lead && { with: [lead] }) }
    case 'deliveries':
      return { deliveries: view.deputies.map(({ name: deputy }) => ({ deputy, on: today })) }
    case 'receipts':
    case 'withdrawal':
      return { on: today }
    case 'key':
      return { decidedOn: today, ...view.key }
    case 'objections':
      return { deputy: lead }
    default:
      return {}
  }
}

/** A field with one answer is filled in unseen; with several they are to be chosen from. */
const settle = (fields: readonly Field[], name: string, options: readonly Option[] | undefined) => {
  const field = fields.find((f) => f.name === name)
  if (!field || !options) return { fields, hidden: {}, options: {} }
  const [only] = options
  if (only && options.length === 1 && !field.optional)
    return { fields: fields.filter((f) => f !== field), hidden: { [name]: only.value }, options: {} }
  return options.length > 0
    ? { fields, hidden: {}, options: { [name]: options } }
    : { fields: fields.filter((f) => f !== field), hidden: {}, options: {} }
}

const offer = (of: Offering, { act, variant, handlings, units: codes }: Possible): Offer => {
  const { lang, view, knowing, units, once, sent } = of
  const key = variant ? `${act.act}.${variant}` : act.act
  const nameOf = (code: string) => units.find((u) => u.code === code)?.name ?? code
  const shown = fieldsOf(act.form).filter((f) => !(left[key] ?? left[act.act] ?? []).includes(f.name))
  // A co-unit that declines says so; of a single handling it is always the one meant.
  const certain = shown.map((f) =>
    (f.name === 'handling' || key === 'declines.co') && f.name !== 'proposedUnit' ? { ...f, optional: false } : f,
  )
  const handling = settle(
    certain,
    'handling',
    handlings?.map((id) => {
      const found = view.handlings.find((h) => h.id === id)
      return { value: id, label: [nameOf(found?.unit ?? ''), found?.part].filter(Boolean).join(' ') }
    }),
  )
  const unit = settle(
    handling.fields,
    'unit',
    codes?.map((code) => ({ value: code, label: nameOf(code) })),
  )
  const back = sent?.stepId === ofActs && sent.outcome === key ? sent : undefined
  const known = knownOf(knowing, act.act)
  const own = texts[lang]
  return {
    hidden: { variant: variant ?? '', once: once(), ...handling.hidden, ...unit.hidden },
    label: own.labels[key] ?? say(lang, act.labels),
    fields: unit.fields,
    values: back?.values ?? toValues(fieldsOf(act.form), begun(act.act, of), units),
    open: back !== undefined,
    context: {
      lang,
      form: act.act,
      action: actPath(view.id, act.act),
      prefix: `act.${key}`,
      errors: errorsOnPage(fieldsOf(act.form), back?.errors ?? []),
      ...known,
      options: { ...known.options, ...handling.options, ...unit.options },
      hints: own.hints[act.act] ?? {},
    },
  }
}

/** The forms of the acts that the person may do now. */
export const actOffers = (of: Offering, possible: readonly Possible[]): Offer[] => possible.map((one) => offer(of, one))
