import type { FC } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import type { FormContext } from './context.ts'
import { Fields } from './field.page.tsx'
import type { Field } from './fields.ts'
import { isBlank, type Values } from './values.ts'

/** A form that can be sent: one outcome of a step, or one act. */
export type Offer = {
  /** What is sent with it beside the fields, such as the outcome's name and the idempotency key. */
  hidden: Readonly<Record<string, string>>
  label: string
  fields: readonly Field[]
  values: Values
  context: FormContext
  /** It was sent and came back: it stays open. */
  open?: boolean
}

/** What is typed is guarded against leaving; what came back unsent already is. */
export const guardOf = ({ fields, open }: Pick<Offer, 'fields' | 'open'>) =>
  fields.length > 0 ? { 'data-guard': open ? 'unsent' : '' } : {}

const isQuick = ({ fields }: Offer): boolean => fields.every((f) => f.optional)

const Body: FC<{ offer: Offer; second: boolean }> = ({ offer, second }) => {
  const { hidden, label, fields, values, context } = offer
  const inside = <Fields fields={fields} values={values} context={context} />
  return (
    <form method="post" action={context.action} novalidate {...guardOf(offer)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {/* Enter in a field presses the first button of a form: it must be the one that sends it. */}
      <button type="submit" hidden>
        {label}
      </button>
      {isQuick(offer) && fields.length > 0 ? (
        <details open={!isBlank(values) || context.errors.length > 0}>
          <summary>{forms[context.lang].extra}</summary>
          {inside}
        </details>
      ) : (
        inside
      )}
      <p class="actions">
        <button type="submit" {...(second && { class: 'second' })}>
          {label}
        </button>
      </p>
    </form>
  )
}

/**
 * What a person may choose: what needs no words is one button, the rest opens. With a single offer, or where nothing is
 * quick, the first is open; `closed`: none is but one that came back.
 */
export const Offers: FC<{ offers: readonly Offer[]; closed?: boolean }> = ({ offers, closed = false }) => {
  const quick = offers.filter(isQuick)
  const worded = offers.filter((o) => !isQuick(o))
  const [only] = offers
  if (only && offers.length === 1 && !closed) return <Body offer={only} second={false} />
  return (
    <div class="outcomes">
      {quick.map((offer, i) => (
        <Body offer={offer} second={i > 0} />
      ))}
      {worded.map((offer, i) => (
        <details open={offer.context.errors.length > 0 || offer.open || (!closed && quick.length === 0 && i === 0)}>
          <summary>{offer.label}</summary>
          <Body offer={offer} second={quick.length > 0 || i > 0} />
        </details>
      ))}
    </div>
  )
}
