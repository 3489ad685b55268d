import type { FC } from 'hono/jsx'
import { choiceLabelOf } from './labels.ts'
import { FieldSet, type One } from './parts.page.tsx'

/** A choice of a few, all in view; of several values, boxes. */
export const Choice: FC<One<string | string[]>> = ({ field, path, value, context }) => {
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
