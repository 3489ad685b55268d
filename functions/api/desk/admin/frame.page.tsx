import type { FC, PropsWithChildren } from 'hono/jsx'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields } from '../forms/field.page.tsx'
import type { Field } from '../forms/fields.ts'
import type { Values } from '../forms/values.ts'
import { Shell } from '../shell.page.tsx'
import { admin } from '../texts/admin.ts'
import type { Viewer } from '../viewer.ts'

/** What was saved on the page before. */
export const Saved: FC<{ viewer: Viewer; saved: boolean }> = ({ viewer, saved }) =>
  saved ? (
    <p class="notice" role="status">
      {admin[viewer.lang].saved}
    </p>
  ) : null

type FrameProps = PropsWithChildren<{ viewer: Viewer; title: string; saved?: boolean; back?: [string, string] }>

/** A page of the admin's. */
export const Frame: FC<FrameProps> = ({ viewer, title, saved = false, back, children }) => (
  <Shell viewer={viewer} title={title}>
    {back && (
      <p>
        <a href={back[0]}>{back[1]}</a>
      </p>
    )}
    <h1>{title}</h1>
    <Saved viewer={viewer} saved={saved} />
    {children}
  </Shell>
)

type FormProps = { viewer: Viewer; fields: readonly Field[]; values: Values; context: FormContext; back: boolean }

/** A form that sets something. */
export const SettingForm: FC<FormProps> = ({ viewer, fields, values, context, back }) => {
  const t = admin[viewer.lang]
  return (
    <>
      <ErrorSummary context={context} />
      <form class="entry" method="post" action={context.action} novalidate data-guard={back ? 'unsent' : ''}>
        {/* Enter in a field presses the first button of a form: it must be the one that sends it. */}
        <button type="submit" hidden>
          {t.save}
        </button>
        <Fields fields={fields} values={values} context={context} />
        <p class="actions">
          <button type="submit">{t.save}</button>
        </p>
      </form>
    </>
  )
}
