import type { FC } from 'hono/jsx'
import { Letter, type LetterView } from '../reply/letter.page.tsx'
import { handling } from '../texts/handling.ts'
import { reply } from '../texts/reply.ts'
import { type HandlingView, words } from './case-view.ts'
import { DraftChange, Remarks } from './drafts.page.tsx'
import type { DraftVersion } from './drafts.ts'
import { Folded } from './folded.page.tsx'
import { dayWords, type PagePlace, unitName } from './place.ts'

/** What a step is about, to be read before it is decided. */
export type Matter = {
  step: string
  commitment?: string
  handling: HandlingView | undefined
  drafts: readonly DraftVersion[]
  letter?: LetterView
}

const readsDraft = ['solicit', 'clear', 'sign', 'issue']
const readsReply = ['evaluate', 'redo', 'revisit', 'inspect', 'publish']

const DraftMatter: FC<{ place: PagePlace; matter: Matter }> = ({ place, matter: { drafts, letter } }) => {
  const { lang } = place
  const t = reply[lang]
  const draft = drafts.at(-1)
  const before = drafts.at(-2)
  if (!draft) return null
  return (
    <div class="matter">
      <p>
        <b>{t.draftNo(draft.version)}</b>{' '}
        <span class="quiet">{t.byAt(draft.by, dayWords(place, draft.at.slice(0, 10)))}</span>
      </p>
      <Remarks place={place} remarks={draft.remarks} />
      {before && (
        <>
          <Remarks place={place} remarks={before.remarks} />
          <h3>{t.since(before.version)}</h3>
          <DraftChange place={place} before={before} draft={draft} />
        </>
      )}
      {letter && (
        <details class="plain" open={!before}>
          <summary>{t.previewed}</summary>
          <Letter letter={letter} />
        </details>
      )}
    </div>
  )
}

/** What the person needs in view for a step: the draft with its changes, the reply, the promise, what was asked for. */
export const StepMatter: FC<{ place: PagePlace; matter: Matter }> = ({ place, matter }) => {
  const { lang } = place
  const { step, commitment, handling: of } = matter
  const t = handling[lang]
  if (!of) return null
  if (readsDraft.includes(step)) return <DraftMatter place={place} matter={matter} />
  const promise = of.commitments.find((c) => c.id === commitment)
  if (promise)
    return (
      <p>
        <span class="quiet">{t.promises}</span> <span lang="zh-CN">{words(promise.item)}</span>{' '}
        <span class="quiet">{unitName(place, promise.unit)}</span>
      </p>
    )
  if (step === 'reassign' && of.declined)
    return (
      <p>
        <span class="quiet">
          {t.declined} {unitName(place, of.declined.by)}
        </span>{' '}
        <span lang="zh-CN">{words(of.declined.reason)}</span>
        {of.declined.proposedUnit && <> {t.proposed(unitName(place, of.declined.proposedUnit))}</>}
      </p>
    )
  if (step === 'decide-extension' && of.asked)
    return (
      <p>
        {t.asked(dayWords(place, of.asked.dueOn))} <span lang="zh-CN">{words(of.asked.reason)}</span>
      </p>
    )
  const last = of.replies.at(-1)
  if (readsReply.includes(step) && last)
    return (
      <div class="matter">
        <p lang="zh-CN">
          <b>{last.documentNumber}</b> {words(last.title)}
        </p>
        <Folded lang={lang} text={words(last.body)} />
      </div>
    )
  return null
}
