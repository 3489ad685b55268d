import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { type CaseView, words } from './case-view.ts'
import { dayWords, type PagePlace, unitName } from './place.ts'

type Note = { at: string; who?: string; text: unknown }

const Notes: FC<{ place: PagePlace; title: string; notes: readonly Note[] }> = ({ place, title, notes }) =>
  notes.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      {notes.map(({ at, who, text }) => (
        <p class="line">
          <span class="quiet">
            {dayWords(place, at.slice(0, 10))} {who}
          </span>{' '}
          <span lang="zh-CN">{words(text)}</span>
        </p>
      ))}
    </section>
  )

/** 批示, 催办, and what deputies said against the assignment. */
export const CaseNotes: FC<{ place: PagePlace; view: CaseView }> = ({ place, view }) => {
  const t = handling[place.lang]
  const { instructions = [], urgings = [], objections = [], returned } = view
  const unitOf = (id: string) => view.handlings.find((h) => h.id === id)?.unit ?? ''
  return (
    <>
      {returned && (
        <p>
          <span class="quiet">{t.returned}</span> <span lang="zh-CN">{words(returned.reason)}</span>
        </p>
      )}
      <Notes
        place={place}
        title={t.instructions}
        notes={instructions.map(({ at, by, text }) => ({ at, who: by, text }))}
      />
      <Notes
        place={place}
        title={t.urgings}
        notes={urgings.map(({ at, handling: id, text }) => ({ at, who: unitName(place, unitOf(id)), text }))}
      />
      <Notes
        place={place}
        title={t.objections}
        notes={objections.map(({ at, by, reason }) => ({ at, who: by, text: reason }))}
      />
    </>
  )
}
