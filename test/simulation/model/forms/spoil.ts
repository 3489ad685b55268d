import { addDays } from '../../../../shared/calendar/index.ts'
import type { Draw } from '../draw.ts'
import type { Form, Schema } from './fill.ts'

/** Members that name a day which must have come, or a unit which must exist. */
const pastDays = ['on', 'toldOn', 'decidedOn', 'issuedOn']
const unitFields = ['lead', 'proposedUnit', 'unit']

/** A form that surely is not taken, made of a good one; a body that is no object at all now and then. */
export const spoil = (form: Form, schema: Schema, today: string, draw: Draw): unknown => {
  const members = Object.keys(form)
  const required = (schema.required ?? []).filter((name) => name in form)
  const days = members.filter((name) => pastDays.includes(name) && typeof form[name] === 'string')
  const codes = members.filter((name) => unitFields.includes(name))
  const ways: (() => unknown)[] = [
    () => ({ ...form, surplus: 1 }),
    () => draw.pick<unknown>(['[]', '"text"', 'null', '{"outcome":', '[[[[]]]]']),
    ...(required.length > 0
      ? [
          () => ({ ...form, [draw.pick(required)]: undefined }),
          () => ({ ...form, [draw.pick(required)]: { not: ['this'] } }),
          () => ({ ...form, [draw.pick(required)]: 7.5 }),
          () => ({ ...form, [draw.pick(required)]: ' ' }),
        ]
      : []),
    ...(days.length > 0
      ? [
          () => ({ ...form, [draw.pick(days)]: addDays(today, 1) }),
          () => ({ ...form, [draw.pick(days)]: '2025-02-30' }),
        ]
      : []),
    ...('deputies' in form
      ? [
          () => ({ ...form, deputies: [{ name: '林一', lead: true }, { name: '林一' }] }),
          () => ({
            ...form,
            deputies: [
              { name: '林一', lead: true },
              { name: '吴五', lead: true },
            ],
          }),
        ]
      : []),
    ...(codes.length > 0
      ? [() => ({ ...form, [draw.pick(codes)]: 'nobody' }), () => ({ ...form, [draw.pick(codes)]: '../x' })]
      : []),
  ]
  return draw.pick(ways)()
}
