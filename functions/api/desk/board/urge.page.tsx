import type { FC } from 'hono/jsx'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields } from '../forms/field.page.tsx'
import type { Field } from '../forms/fields.ts'
import type { Values } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { board } from '../texts/board.ts'
import type { Viewer } from '../viewer.ts'

type Props = {
  viewer: Viewer
  of: { id: string; number: string; title: string; unitName: string; handling: string }
  fields: readonly Field[]
  values: Values
  context: FormContext
  once: string
  /** The board to come back to. */
  back: string
  backUnit: string
}

/** 催办: the text stands there already; one button sends it. */
export const UrgePage: FC<Props> = ({ viewer, of, fields, values, context, once, back, backUnit }) => {
  const t = board[viewer.lang]
  return (
    <Shell viewer={viewer} title={t.urgeTitle(of.number)}>
      <p>
        <a href={back}>{t.back}</a>
      </p>
      <h1>{t.urgeTitle(of.number)}</h1>
      <ErrorSummary context={context} />
      <p>
        <a href={suggestionPath(of.id)} lang="zh-CN">
          {of.title || of.id}
        </a>
      </p>
      <p>
        <span class="quiet">{t.urgeTo}</span> <span lang="zh-CN">{of.unitName}</span>
      </p>
      <form method="post" action={context.action} novalidate data-guard="">
        <input type="hidden" name="handling" value={of.handling} />
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="unit" value={backUnit} />
        <Fields fields={fields} values={values} context={context} />
        <p class="actions">
          <button type="submit">{t.send}</button>
        </p>
      </form>
    </Shell>
  )
}
