import type { FC } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import { errorsAt, type FormContext, idOf } from './context.ts'
import { unitListId } from './input.page.tsx'
import { labelOf } from './labels.ts'
import { described, Errors, FieldSet, Hint, hintOf, type One } from './parts.page.tsx'

const backTo = (path: string, context: FormContext): string => `${context.action}#${idOf(context, path)}`

/**
 * Buttons that change the rows are sent like the form itself, so that they work without scripts. The page comes back
 * with the list in view.
 */
export const Add: FC<{ path: string; context: FormContext }> = ({ path, context }) => (
  <button type="submit" class="minor" name="add" value={path} formaction={backTo(path, context)}>
    {forms[context.lang].add(labelOf(context.lang, context.form, path))}
  </button>
)
/** Takes a row out. */
export const Remove: FC<{ path: string; n: number; context: FormContext }> = ({ path, n, context }) => (
  <button type="submit" class="minor" name="remove" value={`${path}.${n}`} formaction={backTo(path, context)}>
    {forms[context.lang].remove(labelOf(context.lang, context.form, path), n + 1)}
  </button>
)

/** Units, one a row. */
export const Units: FC<One<string[]>> = ({ field, path, value, context }) => {
  const { lang, form } = context
  const rows = value.length > 0 ? value : ['']
  const hint = hintOf(field, path, context)
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
