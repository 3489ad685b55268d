import type { FC } from 'hono/jsx'
import type { Similar } from '../../lists/similar.ts'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields, UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import type { Values } from '../forms/values.ts'
import type { ListPlace } from '../lists/row.page.tsx'
import { SimilarList } from '../lists/similar.page.tsx'
import { Shell } from '../shell.page.tsx'
import { lists } from '../texts/lists.ts'
import { submit as texts } from '../texts/submit.ts'
import type { Viewer } from '../viewer.ts'
import { hasUnusual, head, rest, unusual } from './fields.ts'

/** The form's id: the button beside it sends it too. */
const formId = 'submit'

type Props = {
  viewer: Viewer
  place: ListPlace
  units: UnitNames
  context: FormContext
  values: Values
  /** The idempotency key. */
  once: string
  /** Absent where nobody has looked for any yet. */
  similar?: readonly Similar[]
  /** It came back unsent: leaving loses what was typed. */
  back: boolean
}

/** What is like the one that is being entered; scripts put the present list in its place. */
const Beside: FC<Pick<Props, 'viewer' | 'place' | 'context' | 'similar'>> = ({ viewer, place, context, similar }) => {
  const t = texts[viewer.lang]
  return (
    <aside class="beside" id="similar" tabindex={-1} aria-labelledby="similar-heading">
      <h2 id="similar-heading">{lists[viewer.lang].similar}</h2>
      <p class="hint">{t.findHint}</p>
      <p>
        <button
          type="submit"
          form={formId}
          class="second"
          name="similar"
          value="on"
          formaction={`${context.action}#similar`}
        >
          {t.find}
        </button>
      </p>
      <div data-similar={`${context.action}/similar`} data-form={formId} aria-live="polite">
        {similar && <SimilarList place={place} similar={similar} />}
      </div>
    </aside>
  )
}

/** 登记建议: the paper's fields, and beside them what is like it. */
export const SubmitPage: FC<Props> = (p) => {
  const { viewer, place, units, context, values, once, similar, back } = p
  const { lang } = viewer
  const t = texts[lang]
  const opens = hasUnusual(values) || context.errors.some((e) => unusual.some((f) => e.path.startsWith(f.name)))
  return (
    <Shell viewer={viewer} title={t.title}>
      <p>
        <a href="/suggestions">{t.back}</a>
      </p>
      <h1>{t.title}</h1>
      {context.options?.session?.length === 0 && <p class="notice">{t.noSessions}</p>}
      <ErrorSummary context={context} />
      <div class="with-beside">
        <form
          id={formId}
          class="entry"
          method="post"
          action={context.action}
          novalidate
          data-guard={back ? 'unsent' : ''}
        >
          <input type="hidden" name="once" value={once} />
          {/* Enter in a field presses the first button of a form: it must be the one that sends it. */}
          <button type="submit" hidden>
            {t.submit}
          </button>
          <div class="across">
            <Fields fields={head} values={values} context={context} />
          </div>
          <Fields fields={rest} values={values} context={context} />
          <details open={opens}>
            <summary>{t.more}</summary>
            <Fields fields={unusual} values={values} context={context} />
          </details>
          <p class="actions">
            <button type="submit">{t.submit}</button>
          </p>
        </form>
        <Beside viewer={viewer} place={place} context={context} {...(similar && { similar })} />
      </div>
      <UnitList units={units} />
    </Shell>
  )
}
