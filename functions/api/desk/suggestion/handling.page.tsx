import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { letterPath } from '../links.ts'
import { handling } from '../texts/handling.ts'
import { suggestion as suggestionTexts } from '../texts/suggestion.ts'
import { type HandlingView, words } from './case-view.ts'
import { Contacts } from './contacts.page.tsx'
import { Drafts } from './drafts.page.tsx'
import type { DraftVersion } from './drafts.ts'
import { Extensions } from './extensions.page.tsx'
import { Opinions } from './opinions.page.tsx'
import { type PagePlace, unitName } from './place.ts'
import { Promises } from './promises.page.tsx'
import { Ratings } from './ratings.page.tsx'
import { Replies } from './replies.page.tsx'
import { handlingReached } from './stage.ts'
import { StageBar } from './stage-bar.page.tsx'

type Props = {
  place: PagePlace
  suggestion: string
  of: HandlingView
  drafts: readonly DraftVersion[]
  /** One of several has its own bar. */
  several: boolean
}

const Part: FC<PropsWithChildren<{ title: Child; show: boolean }>> = ({ title, show, children }) =>
  show ? (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  ) : null

const Declined: FC<{ place: PagePlace; of: HandlingView }> = ({ place, of: { declined } }) => {
  if (!declined) return null
  const t = handling[place.lang]
  return (
    <p>
      <span class="quiet">
        {t.declined} {unitName(place, declined.by)}
      </span>{' '}
      <span lang="zh-CN">{words(declined.reason)}</span>
      {declined.proposedUnit && ` ${t.proposed(unitName(place, declined.proposedUnit))}`}
    </p>
  )
}

/** What one unit has done: the reply, promises and ratings first, then how it came about. */
export const HandlingParts: FC<Props> = ({ place, suggestion, of, drafts, several }) => {
  const { lang } = place
  const t = handling[lang]
  const name = unitName(place, of.unit)
  const stage = suggestionTexts[lang].stages[of.stage]
  return (
    <section class="handling" aria-labelledby={`${of.id}-name`}>
      <h2 id={`${of.id}-name`}>
        {name} {of.part && <span class="quiet">{of.part}</span>}
      </h2>
      {several && <StageBar lang={lang} reached={handlingReached(of.stage)} of={name} {...(stage && { at: stage })} />}
      <Declined place={place} of={of} />
      {of.correcting && (
        <p>
          {t.correcting(of.correcting.documentNumber)} <span lang="zh-CN">{words(of.correcting.reason)}</span>
        </p>
      )}
      <Part title={t.reply} show={of.replies.length > 0}>
        <Replies place={place} suggestion={suggestion} of={of} />
      </Part>
      <Part title={t.ratings} show={of.ratings.length > 0 || of.windowsLapsed > 0}>
        {of.ratings.length > 0 ? <Ratings place={place} of={of} /> : <p class="quiet">{t.windowLapsed}</p>}
      </Part>
      <Part title={t.promises} show={of.commitments.length > 0}>
        <Promises place={place} of={of} />
      </Part>
      <Part title={t.opinions} show={of.co.length > 0}>
        <Opinions place={place} of={of} />
      </Part>
      <Part title={t.contacts} show={of.contacts.length > 0 || of.unreached !== undefined}>
        <Contacts place={place} of={of} />
      </Part>
      <Part title={t.extensions} show={of.extensions.length > 0 || of.asked !== undefined}>
        <Extensions place={place} of={of} />
      </Part>
      <Part
        title={
          <>
            {t.drafts} <span class="quiet small">{t.draftCount(drafts.length)}</span>
          </>
        }
        show={drafts.length > 0}
      >
        <Drafts place={place} drafts={drafts} />
        {of.draft && of.replies.length === 0 && (
          <p>
            <a href={letterPath(suggestion, of.id, 'draft')}>{t.letter}</a>
          </p>
        )}
      </Part>
    </section>
  )
}
