import type { FC, PropsWithChildren } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import { errorsAt, type FormContext, idOf } from './context.ts'
import type { Field } from './fields.ts'
import { choiceLabelOf, labelOf } from './labels.ts'
import { blankValues } from './rows.ts'
import type { Value, Values } from './values.ts'

/** The id of the list of units that unit fields propose; it is once in the page (UnitList). */
export const unitListId = 'unit-names'

type One<V = Value> = { field: Field; path: string; value: V; context: FormContext }

const Optional: FC<{ field: Field; context: FormContext }> = ({ field, context }) =>
  field.optional ? <span class="quiet small"> {forms[context.lang].optional}</span> : null

const Errors: FC<{ id: string; messages: readonly string[] }> = ({ id, messages }) =>
  messages.length === 0 ? null : (
    <p class="error" id={`${id}-error`} lang="zh-CN">
      {messages.join('；')}
    </p>
  )

const Hint: FC<{ id: string; text: string | undefined }> = ({ id, text }) =>
  text ? (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  ) : null

/** Hint and error are read with the field. */
const described = (id: string, hint: string | undefined, errors: readonly string[]) => {
  const by = [...(hint ? [`${id}-hint`] : []), ...(errors.length > 0 ? [`${id}-error`] : [])]
  return {
    ...(by.length > 0 && { 'aria-describedby': by.join(' ') }),
    ...(errors.length > 0 && { 'aria-invalid': 'true' as const }),
  }
}

const classOf = (errors: readonly string[]): string => (errors.length > 0 ? 'field invalid' : 'field')

const hintOf = ({ kind, name }: Field, { lang, hints }: FormContext): string | undefined => {
  if (hints?.[name]) return hints[name]
  if (kind === 'lines') return forms[lang].onePerLine
  return kind === 'unit' || kind === 'units' ? forms[lang].unit : undefined
}

const Text: FC<One<string>> = ({ field, path, value, context }) => {
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  const hint = hintOf(field, context)
  const common = { id, name: path, ...described(id, hint, errors) }
  const proposals = context.proposals?.[field.name]
  return (
    <div class={classOf(errors)}>
      <label for={id}>
        {labelOf(context.lang, context.form, path)}
        <Optional field={field} context={context} />
      </label>
      <Hint id={id} text={hint} />
      <Errors id={id} messages={errors} />
      {field.kind === 'text' && (
        <textarea {...common} rows={5}>
          {value}
        </textarea>
      )}
      {field.kind === 'lines' && (
        <textarea {...common} rows={3}>
          {value}
        </textarea>
      )}
      {field.kind === 'day' && <input {...common} type="date" value={value} />}
      {field.kind === 'number' && <input {...common} inputmode="numeric" value={value} />}
      {field.kind === 'unit' && <input {...common} list={unitListId} value={value} autocomplete="off" />}
      {field.kind === 'line' && (
        <input {...common} value={value} {...(proposals && { list: `${id}-proposals` })} autocomplete="off" />
      )}
      {field.kind === 'line' && proposals && (
        <datalist id={`${id}-proposals`}>
          {proposals.map((one) => (
            <option value={one} />
          ))}
        </datalist>
      )}
    </div>
  )
}

const Check: FC<One<string>> = ({ path, value, context }) => {
  const id = idOf(context, path)
  return (
    <div class="field">
      <div class="choices">
        <label for={id}>
          <input id={id} type="checkbox" name={path} value="on" checked={value !== ''} />
          {labelOf(context.lang, context.form, path)}
        </label>
      </div>
      <Errors id={id} messages={errorsAt(context, path)} />
    </div>
  )
}

/** A fieldset that an error can lead to. */
const FieldSet: FC<
  PropsWithChildren<{ field: Field; path: string; context: FormContext; title?: string; group?: boolean }>
> = (p) => {
  const { field, path, context, title, group = false } = p
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  return (
    <fieldset
      id={id}
      tabindex={-1}
      class={`${classOf(errors)}${group ? ' part' : ''}`}
      {...described(id, undefined, errors)}
    >
      <legend>
        {title ?? labelOf(context.lang, context.form, path)}
        {title === undefined && <Optional field={field} context={context} />}
      </legend>
      <Errors id={id} messages={errors} />
      {p.children}
    </fieldset>
  )
}

const Choice: FC<One<string | string[]>> = ({ field, path, value, context }) => {
  const values = 'values' in field ? field.values : []
  const chosen = Array.isArray(value) ? value : [value]
  return (
    <FieldSet field={field} path={path} context={context}>
      <div class="choices">
        {values.map((one) => (
          <label>
            <input
              type={field.kind === 'choices' ? 'checkbox' : 'radio'}
              name={path}
              value={one}
              checked={chosen.includes(one)}
            />
            {choiceLabelOf(context.lang, context.form, path, one)}
          </label>
        ))}
      </div>
    </FieldSet>
  )
}

const Select: FC<One<string>> = ({ field, path, value, context }) => {
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  const hint = hintOf(field, context)
  return (
    <div class={classOf(errors)}>
      <label for={id}>
        {labelOf(context.lang, context.form, path)}
        <Optional field={field} context={context} />
      </label>
      <Hint id={id} text={hint} />
      <Errors id={id} messages={errors} />
      <select id={id} name={path} {...described(id, hint, errors)}>
        <option value="">{forms[context.lang].choose}</option>
        {(context.options?.[field.name] ?? []).map((o) => (
          <option value={o.value} selected={o.value === value}>
            {o.label}
          </option>
        ))}
      </select>
    </div>
  )
}

const backTo = (path: string, context: FormContext): string => `${context.action}#${idOf(context, path)}`

/**
 * Buttons that change the rows are sent like the form itself, so that they work without scripts. The page comes back
 * with the list in view.
 */
const Add: FC<{ path: string; context: FormContext }> = ({ path, context }) => (
  <button type="submit" class="minor" name="add" value={path} formaction={backTo(path, context)}>
    {forms[context.lang].add(labelOf(context.lang, context.form, path))}
  </button>
)
const Remove: FC<{ path: string; n: number; context: FormContext }> = ({ path, n, context }) => (
  <button type="submit" class="minor" name="remove" value={`${path}.${n}`} formaction={backTo(path, context)}>
    {forms[context.lang].remove(labelOf(context.lang, context.form, path), n + 1)}
  </button>
)

const Units: FC<One<string[]>> = ({ field, path, value, context }) => {
  const { lang, form } = context
  const rows = value.length > 0 ? value : ['']
  const hint = hintOf(field, context)
  const own = idOf(context, path)
  return (
    <FieldSet field={field} path={path} context={context}>
      <Hint id={own} text={hint} />
      {rows.map((one, i) => {
        const at = `${path}.${i}`
        const errors = errorsAt(context, at)
        return (
          <div class={errors.length > 0 ? 'invalid' : ''}>
            <Errors id={idOf(context, at)} messages={errors} />
            <div class="list-row">
              <input
                id={idOf(context, at)}
                name={at}
                value={one}
                list={unitListId}
                autocomplete="off"
                aria-label={forms[lang].row(labelOf(lang, form, path), i + 1)}
                {...described(idOf(context, at), undefined, errors)}
              />
              {rows.length > 1 && <Remove path={path} n={i} context={context} />}
            </div>
          </div>
        )
      })}
      <Add path={path} context={context} />
    </FieldSet>
  )
}

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
        <Select field={field} path={path} value={value as string} context={context} />
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
