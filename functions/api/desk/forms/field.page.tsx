import type { FC } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import { Choice } from './choice.page.tsx'
import type { FormContext } from './context.ts'
import type { Field } from './fields.ts'
import { Check, Chosen, Text, unitListId } from './input.page.tsx'
import { labelOf } from './labels.ts'
import { FieldSet, type One } from './parts.page.tsx'
import { Add, Remove, Units } from './rows.page.tsx'
import { blankValues } from './rows.ts'
import type { Values } from './values.ts'

const Groups: FC<One<Values[]>> = ({ field, path, value, context }) => {
  if (field.kind !== 'groups') return null
  const { lang, form } = context
  const label = labelOf(lang, form, path)
  const rows = value.length > 0 || field.optional ? value : [blankValues(field.fields)]
  return (
    <FieldSet field={field} path={path} context={context}>
      {rows.map((row, i) => (
        <FieldSet field={field} path={`${path}.${i}`} context={context} title={forms[lang].row(label, i + 1)} group>
          <Fields fields={field.fields} values={row} context={context} under={`${path}.${i}.`} />
          {(rows.length > 1 || field.optional) && <Remove path={path} n={i} context={context} />}
        </FieldSet>
      ))}
      <Add path={path} context={context} />
    </FieldSet>
  )
}

const OneField: FC<One> = ({ field, path, value, context }) => {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return <Choice field={field} path={path} value={value as string | string[]} context={context} />
    case 'check':
      return <Check field={field} path={path} value={value as string} context={context} />
    case 'units':
      return <Units field={field} path={path} value={value as string[]} context={context} />
    case 'groups':
      return <Groups field={field} path={path} value={value as Values[]} context={context} />
    case 'group':
      return (
        <FieldSet field={field} path={path} context={context} group>
          <Fields fields={field.fields} values={value as Values} context={context} under={`${path}.`} />
        </FieldSet>
      )
    default:
      return context.options?.[field.name] ? (
        <Chosen field={field} path={path} value={value as string} context={context} />
      ) : (
        <Text field={field} path={path} value={value as string} context={context} />
      )
  }
}

/** The fields of a form with what stands in them. `under` is the path before the fields' own names. */
export const Fields: FC<{ fields: readonly Field[]; values: Values; context: FormContext; under?: string }> = (p) => (
  <>
    {p.fields.map((field) => (
      <OneField
        field={field}
        path={`${p.under ?? ''}${field.name}`}
        value={p.values[field.name] ?? blankValues([field])[field.name] ?? ''}
        context={p.context}
      />
    ))}
  </>
)

/** The units that unit fields propose; once in a page that has such fields. */
export const UnitList: FC<{ units: readonly { name: string; active: boolean }[] }> = ({ units }) => (
  <datalist id={unitListId}>
    {units
      .filter((u) => u.active)
      .map((u) => (
        <option value={u.name} />
      ))}
  </datalist>
)
