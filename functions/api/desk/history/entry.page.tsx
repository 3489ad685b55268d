import type { FC } from 'hono/jsx'
import type { LetterField, LetterReading } from '../../../../shared/letters/letter.ts'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields, UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import type { Values } from '../forms/values.ts'
import { Shell } from '../shell.page.tsx'
import { history } from '../texts/history.ts'
import type { Viewer } from '../viewer.ts'
import { evidenceNames } from './evidence.ts'
import { fields } from './fields.ts'

/** What a letter gave beside what is in the fields. */
export type FromLetter = { evidence: LetterReading['evidence']; notes: readonly string[] }

type Props = {
  viewer: Viewer
  units: UnitNames
  context: FormContext
  values: Values
  /** The idempotency key. */
  once: string
  heading: string
  /** The entry was taken back. */
  revoked?: boolean
  letter?: FromLetter
}

const Read: FC<{ viewer: Viewer; letter: FromLetter }> = ({ viewer: { lang }, letter: { evidence, notes } }) => {
  const t = history[lang]
  const read = Object.entries(evidence)
  return (
    <aside class="beside" aria-labelledby="read-heading">
      {notes.length > 0 && (
        <>
          <h2>{t.notes}</h2>
          <ul lang="zh-CN">
            {notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </>
      )}
      <h2 id="read-heading">{t.readHeading}</h2>
      <dl>
        {read.map(([name, { text, confidence }]) => (
          <>
            <dt>
              {evidenceNames[lang][name as LetterField]} <span class="quiet small">{t.confidence(confidence)}</span>
            </dt>
            <dd lang="zh-CN">{text}</dd>
          </>
        ))}
      </dl>
    </aside>
  )
}

/** 核对补录内容: the entry's fields, and beside them what the letter says. */
export const EntryPage: FC<Props> = ({ viewer, units, context, values, once, heading, revoked, letter }) => {
  const t = history[viewer.lang]
  return (
    <Shell viewer={viewer} title={heading}>
      <p>
        <a href="/suggestions/history">{t.title}</a>
      </p>
      <h1>{heading}</h1>
      {revoked && <p class="notice">{t.withdrawn}</p>}
      <ErrorSummary context={context} />
      <div class={letter ? 'with-beside' : ''}>
        <form class="entry" method="post" action={context.action} novalidate data-guard={letter ? 'unsent' : ''}>
          <input type="hidden" name="once" value={once} />
          {/* Enter in a field presses the first button of a form: it must be the one that sends it. */}
          <button type="submit" hidden>
            {t.enter}
          </button>
          <Fields fields={fields} values={values} context={context} />
          <p class="actions">
            <button type="submit">{t.enter}</button>
          </p>
        </form>
        {letter && <Read viewer={viewer} letter={letter} />}
      </div>
      <UnitList units={units} />
    </Shell>
  )
}
