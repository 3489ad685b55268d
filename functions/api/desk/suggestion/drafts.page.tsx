import type { FC } from 'hono/jsx'
import { Difference } from '../reply/difference.page.tsx'
import { handling } from '../texts/handling.ts'
import { reply } from '../texts/reply.ts'
import type { DraftVersion, Remark } from './drafts.ts'
import { categoryName, dayWords, disclosureName, type PagePlace, unitName } from './place.ts'

/** What was said of a draft. */
export const Remarks: FC<{ place: PagePlace; remarks: readonly Remark[] }> = ({ place, remarks }) => (
  <>
    {remarks.map(({ at, by, kind, text }) => (
      <p class="line">
        <span class="quiet">
          {dayWords(place, at.slice(0, 10))} {reply[place.lang].remark[kind]} {by}
        </span>{' '}
        <span lang="zh-CN">{text}</span>
      </p>
    ))}
  </>
)

/** The promises of a draft, one a line, so that they can be compared as a text. */
const promisesAsText = (place: PagePlace, { commitments }: DraftVersion): string =>
  commitments
    .map(({ item, unit, dueOn }) => [item, unit && unitName(place, unit), dueOn].filter(Boolean).join('　'))
    .join('\n')

/** A draft with what changed since the one before, also beside its text. */
export const DraftChange: FC<{ place: PagePlace; before: DraftVersion | undefined; draft: DraftVersion }> = (p) => {
  const { place, before, draft } = p
  const { lang } = place
  const t = reply[lang].changed
  const rows: [string, string | undefined, string][] = [
    [t.category, before && categoryName(place, before.category), categoryName(place, draft.category)],
    [t.disclosure, before && disclosureName(place, before.disclosure), disclosureName(place, draft.disclosure)],
    [t.title, before?.title, draft.title],
    [t.commitments, before && promisesAsText(place, before), promisesAsText(place, draft)],
  ]
  return (
    <>
      <dl class="tight">
        {rows
          .filter(([, was, is]) => is !== '' || was)
          .map(([name, was = '', is]) => (
            <>
              <dt>{name}</dt>
              <dd>{before ? <Difference lang={lang} before={was} after={is} /> : <div class="prose">{is}</div>}</dd>
            </>
          ))}
      </dl>
      {before ? (
        <Difference lang={lang} before={before.body} after={draft.body} />
      ) : (
        <div class="prose" lang="zh-CN">
          {draft.body}
        </div>
      )}
    </>
  )
}

/** Every draft with the difference to the one before and what was said of it, the latest first. */
export const Drafts: FC<{ place: PagePlace; drafts: readonly DraftVersion[] }> = ({ place, drafts }) => {
  const { lang } = place
  const t = handling[lang]
  return (
    <>
      {drafts
        .map((draft, i) => ({ draft, before: drafts[i - 1] }))
        .reverse()
        .map(({ draft, before }) => (
          <div class="entry">
            <p>
              <b>{reply[lang].draftNo(draft.version)}</b>{' '}
              <span class="quiet">{reply[lang].byAt(draft.by, dayWords(place, draft.at.slice(0, 10)))}</span>
            </p>
            <Remarks place={place} remarks={draft.remarks} />
            {before && (
              <details class="plain">
                <summary>{t.compare(before.version, draft.version)}</summary>
                <DraftChange place={place} before={before} draft={draft} />
              </details>
            )}
            <details class="plain">
              <summary>{t.full(draft.version)}</summary>
              <DraftChange place={place} before={undefined} draft={draft} />
            </details>
          </div>
        ))}
    </>
  )
}
