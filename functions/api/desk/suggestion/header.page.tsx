import type { FC } from 'hono/jsx'
import { deputiesPath, suggestionPath } from '../links.ts'
import { deputies } from '../texts/deputies.ts'
import { handling } from '../texts/handling.ts'
import { stage as stageTexts } from '../texts/stage.ts'
import { suggestion } from '../texts/suggestion.ts'
import { type CaseView, words } from './case-view.ts'
import { dayWords, type PagePlace } from './place.ts'
import { reached } from './stage.ts'
import { StageBar } from './stage-bar.page.tsx'

type Props = {
  place: PagePlace
  view: CaseView
  session: string
  /** Whether this person may reach the deputies. */
  reach: boolean
}

const Marks: FC<Pick<Props, 'place' | 'view'>> = ({ place, view }) => {
  const { lang } = place
  const t = handling[lang]
  const { key, confidential, kind, mergedInto, merged } = view
  return (
    <>
      {key && <span class="tag strong">{t.key}</span>}
      {kind !== 'session' && <span class="tag">{t.kinds[kind]}</span>}
      {confidential && <span class="tag">{t.confidential[confidential]}</span>}
      {mergedInto && (
        <span class="tag">
          <a href={suggestionPath(mergedInto)}>{t.mergedInto(mergedInto)}</a>
        </span>
      )}
      {merged && <span class="tag">{t.merged}</span>}
    </>
  )
}

const Bar: FC<Pick<Props, 'place' | 'view'>> = ({ place, view }) => {
  const { lang } = place
  const t = stageTexts[lang]
  const { stage, closedAs, closedOn, handlings } = view
  if (closedAs)
    return (
      <p class="closed">
        <b>{t.closedAs[closedAs]}</b> {closedOn && <span class="quiet">{t.closedOn(dayWords(place, closedOn))}</span>}
      </p>
    )
  const only = handlings.length === 1 ? handlings[0]?.stage : undefined
  const at = t.at[only ?? stage]
  return <StageBar lang={lang} reached={reached(stage, handlings)} {...(at && { at })} />
}

/** 几号、谁提的、说什么、到哪一步. */
export const CaseHeader: FC<Props> = ({ place, view, session, reach }) => {
  const { lang } = place
  const t = suggestion[lang]
  const lead = view.deputies.find((d) => d.lead) ?? view.deputies[0]
  const others = view.deputies.filter((d) => d !== lead).map((d) => d.name)
  return (
    <header class="case">
      <p class="quiet">
        {t.numbered(view.number)} · {session} <Marks place={place} view={view} />
      </p>
      <h1 lang="zh-CN">{words(view.title)}</h1>
      <p>
        {lead && t.signers(lead.name, view.deputies.length)}
        {lead?.delegation && <span class="quiet"> {lead.delegation}</span>}
        {!lead && view.delegation}
        {others.length > 0 && (
          <span class="quiet small">
            {' '}
            {t.cosigners} {others.join('、')}
          </span>
        )}
        {reach && view.deputies.length > 0 && (
          <>
            {' '}
            <a class="small" href={deputiesPath(view.id)}>
              {deputies[lang].link}
            </a>
          </>
        )}
        {view.origin && <span class="quiet"> {handling[lang].origin(view.origin.body, view.origin.number)}</span>}
      </p>
      <Bar place={place} view={view} />
      {view.key && (
        <p class="small">
          <span class="quiet">{handling[lang].keyFacts.supervisor}</span> {view.key.supervisor}
          {view.key.committee && (
            <>
              {' '}
              <span class="quiet">{handling[lang].keyFacts.committee}</span> {view.key.committee}
            </>
          )}
          {view.key.handlingLeader && (
            <>
              {' '}
              <span class="quiet">{handling[lang].keyFacts.leader}</span> {view.key.handlingLeader}
            </>
          )}
        </p>
      )}
    </header>
  )
}
