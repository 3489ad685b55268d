import { addDays } from '../../../../shared/calendar/index.ts'
import { activeUnits, category, isTracked } from './fields.ts'
import type { Form } from './fill.ts'
import { type Situation, todayOf } from './situation.ts'

type Fix = (form: Form, s: Situation) => Form

const without = (form: Form, ...names: string[]): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))

/** 单办、主会办、分办、参阅 each in its own shape. */
const assign: Fix = (_, { draw, rules }) => {
  const unitCodes = activeUnits({ rules })
  const today = todayOf({ rules } as Situation)
  const others = (lead: string) => draw.some(unitCodes.filter((code) => code !== lead)).slice(0, 2)
  const own = () => (draw.chance(0.15) ? { dueOn: addDays(today, 20 + draw.below(60)) } : {})
  const lead = draw.pick(unitCodes)
  const copy = draw.chance(0.2) ? [{ lead: draw.pick(unitCodes), reference: true }] : []
  const mode =
    draw.seed === 0 ? 'sole' : draw.pick(['sole', 'joint', 'joint', 'joint', 'separate', 'separate', 'reference'])
  if (mode === 'reference') return { mode, handlings: [{ lead }], waiver: { on: today } }
  if (mode === 'sole') return { mode, handlings: [{ lead, ...own() }, ...copy] }
  if (mode === 'joint') return { mode, handlings: [{ lead, co: others(lead), ...own() }, ...copy] }
  const part = (code: string, i: number) => ({
    lead: code,
    part: `第${i + 1}部分`,
    ...(draw.chance(0.4) && { co: others(code).slice(0, 1) }),
    ...own(),
  })
  return { mode, handlings: [...[lead, draw.pick(unitCodes)].map(part), ...copy] }
}

const withComments: Fix = (form) =>
  [form.result, form.attitude].includes('dissatisfied') ? { comments: '问题没有解决', ...form } : form

const newUnits: Fix = (form, { handling }) => {
  const co = (form.co as string[] | undefined)?.filter((code) => code !== form.lead)
  return { ...without(form, 'co'), ...(co && co.length > 0 && { co }), lead: form.lead ?? handling?.unit }
}

const letter: Fix = (form, s) => {
  const code = category(s)
  const { draw, rules } = s
  const unitCodes = activeUnits(s)
  const promises = isTracked(s, code)
    ? Array.from({ length: 1 + draw.below(2) }, (_, i) => ({
        item: `承诺事项${i + 1}${draw.chance(0.3) ? '之二' : ''}`,
        dueOn: addDays(todayOf({ rules } as Situation), 5 + draw.below(200)),
        ...(draw.chance(0.5) && { unit: draw.pick(unitCodes) }),
      }))
    : undefined
  const closed = form.disclosure !== 'open' && { disclosureReason: '涉及内部事项' }
  return { ...without(form, 'commitments'), category: code, ...closed, ...(promises && { commitments: promises }) }
}

/** What a form needs beyond its fields' types: fields that hang together, and words that only the system says. */
export const fixes: Record<string, Fix> = {
  'assign.assign': assign,
  'acknowledge.accept': (form) => ('addCo' in form ? { reason: '涉及其他职责', ...form } : without(form, 'reason')),
  'acknowledge.decline': (form, s) => ({ proposedUnit: activeUnits(s)[0], ...form }),
  'reassign.reassign': newUnits,
  'weigh-objection.reassign': newUnits,
  reassignment: newUnits,
  'revise.resubmit': (form) => form,
  'draft.submit': letter,
  // A number of one's own is rarely free, and belongs to the year of issue.
  'issue.issue': (form, { draw }) => (draw.chance(0.3) ? form : without(form, 'documentNumber')),
  'evaluate.rate': withComments,
  'rate-fulfilment.rate': withComments,
  ratings: withComments,
  'decide-extension.grant': (form, { handling, draw }) =>
    handling?.asked && !draw.chance(0.2) ? { dueOn: handling.asked.dueOn } : form,
  declines: (form, s) => ({ proposedUnit: activeUnits(s)[0], ...(s.draw.chance(0.4) ? form : without(form, 'unit')) }),
  contacts: (form) => without(form, 'from'),
  receipts: (form, { handling, draw }) => (handling && !draw.chance(0.4) ? without(form, 'unit') : form),
  'fulfil.fulfilled': (form, s) => ({ ...form, ...('category' in form && { category: category(s) }) }),
}
