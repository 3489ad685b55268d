import type { FC } from 'hono/jsx'
import type { FieldError } from '../../../../shared/case/refusal.ts'
import { forms } from '../texts/forms.ts'
import { type FormContext, idOf } from './context.ts'
import type { Field } from './fields.ts'
import { labelOf } from './labels.ts'

/** Lists that are one text in the page have their errors at that text; the input's own `with.0` is not in it. */
const onPage = (fields: readonly Field[], path: string): string => {
  const [name = '', ...rest] = path.split('.')
  const field = fields.find((f) => f.name === name)
  if (!field || rest.length === 0) return path
  if (field.kind === 'lines' || field.kind === 'choices') return name
  if (field.kind === 'group') return `${name}.${onPage(field.fields, rest.join('.'))}`
  if (field.kind === 'groups' && rest.length > 1)
    return `${name}.${rest[0]}.${onPage(field.fields, rest.slice(1).join('.'))}`
  return path
}

/** Errors by the paths of the page's fields, each once. */
export const errorsOnPage = (fields: readonly Field[], errors: readonly FieldError[]): FieldError[] => {
  const all = errors.map(({ path, message }) => ({ path: onPage(fields, path), message }))
  return all.filter((e, i) => all.findIndex((o) => o.path === e.path && o.message === e.message) === i)
}

/** What is wrong, on top of the page: each leads to its field. It is read first, and has the focus. */
export const ErrorSummary: FC<{ context: FormContext }> = ({ context }) => {
  const { lang, errors, form } = context
  if (errors.length === 0) return null
  return (
    <div class="notice wrong" role="alert" tabindex={-1} autofocus>
      <h2>{forms[lang].wrong}</h2>
      <ul>
        {errors.map(({ path, message }) =>
          path === '' || path === 'outcome' ? (
            <li lang="zh-CN">{message}</li>
          ) : (
            <li>
              <a href={`#${idOf(context, path)}`}>
                {labelOf(lang, form, path)}
                {lang === 'zh' ? '：' : ': '}
                <span lang="zh-CN">{message}</span>
              </a>
            </li>
          ),
        )}
      </ul>
    </div>
  )
}
