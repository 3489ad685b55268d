import type { FC } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import { errorsAt, idOf, type Option } from './context.ts'
import { labelOf } from './labels.ts'
import { classOf, described, Errors, FieldSet, Hint, hintOf, type One, Optional, placeIn } from './parts.page.tsx'

/** The id of the list of units that unit fields propose; it is once in the page (UnitList). */
export const unitListId = 'unit-names'

/** A field that is typed. */
export const Text: FC<One<string>> = ({ field, path, value, context }) => {
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  const hint = hintOf(field, path, context)
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
        <textarea {...common} rows={context.rows?.[placeIn(path)] ?? 5}>
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

/** A field that is ticked. */
export const Check: FC<One<string>> = ({ path, value, context }) => {
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

const Select: FC<One<string>> = ({ field, path, value, context }) => {
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  const hint = hintOf(field, path, context)
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

/** Choices that need explaining are all in view. */
const Explained: FC<One<string> & { options: readonly Option[] }> = ({ field, path, value, context, options }) => (
  <FieldSet field={field} path={path} context={context}>
    <div class="choices explained">
      {options.map((o) => (
        <label>
          <input type="radio" name={path} value={o.value} checked={o.value === value} />
          <span>
            {o.label}
            {o.hint && <span class="hint"> {o.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  </FieldSet>
)

/** A field that the case or its place gives the choices of. */
export const Chosen: FC<One<string>> = (p) => {
  const options = p.context.options?.[p.field.name] ?? []
  return options.some((o) => o.hint) ? <Explained {...p} options={options} /> : <Select {...p} />
}
