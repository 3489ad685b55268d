import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { stage as stageTexts } from '../texts/stage.ts'
import { DayOf, daysLeft, LightOf } from '../time.tsx'
import type { HandlingView } from './case-view.ts'
import { opinionState } from './opinions.page.tsx'
import { type PagePlace, unitName } from './place.ts'

/** A handling with why its reply is due when it is; null where the reply went out. */
export type WithDue = { of: HandlingView; why: string | null }

/** Why a date is what it is, as the API explains it. */
export const Why: FC<{ place: PagePlace; words: string; dated: boolean }> = ({ place: { lang }, words, dated }) => (
  <details class="plain why">
    <summary>{dated ? stageTexts[lang].why : stageTexts[lang].whyNone}</summary>
    <p class="small">{words}</p>
  </details>
)

const ReplyDue: FC<{ place: PagePlace } & WithDue> = ({ place, of, why }) => {
  const { lang, today } = place
  const t = handling[lang]
  const redo = of.round > 1
  const dueOn = (redo ? of.redoDueOn : of.dueOn) ?? null
  return (
    <>
      <dt>{redo ? t.redoDue : t.due}</dt>
      <dd>
        {dueOn ? <DayOf lang={lang} day={dueOn} today={today} /> : t.opinion.none}
        {of.provisional && <span class="quiet small"> {stageTexts[lang].provisional}</span>}
        {of.firstDueOn && !redo && of.firstDueOn !== of.dueOn && (
          <span class="quiet small"> {t.firstDue(of.firstDueOn)}</span>
        )}
        {why !== null && (
          <>
            <br />
            <LightOf lang={lang} light={of.light} dueOn={dueOn} today={today} />
            {of.light !== 'overdue' && dueOn && <span class="quiet"> {daysLeft(lang, dueOn, today)}</span>}
            <Why place={place} words={why} dated={dueOn !== null} />
          </>
        )}
      </dd>
    </>
  )
}

/** 承办: who has it, by when, and how far the co-units are. */
export const Facts: FC<{ place: PagePlace } & WithDue> = ({ place, of, why }) => {
  const { lang, today } = place
  const t = handling[lang]
  return (
    <dl class="facts">
      <dt>{t.lead}</dt>
      <dd>
        {unitName(place, of.unit)}
        {of.round > 1 && <span class="tag">{t.round(of.round)}</span>}
      </dd>
      {of.officer && (
        <>
          <dt>{t.officer}</dt>
          <dd>
            {of.section} {of.officer}
          </dd>
        </>
      )}
      <ReplyDue place={place} of={of} why={why} />
      {of.co.length > 0 && (
        <>
          <dt>{t.co}</dt>
          <dd>
            {of.co.map((code) => (
              <p>
                {unitName(place, code)}
                <br />
                <span class="quiet">{opinionState(place, of.opinions[code])}</span>
              </p>
            ))}
          </dd>
        </>
      )}
      <dt>{t.assigned}</dt>
      <dd>
        <DayOf lang={lang} day={of.assignedOn} today={today} />
        {of.receivedOn !== of.assignedOn && (
          <span class="quiet small">
            {' '}
            {t.received} <DayOf lang={lang} day={of.receivedOn} today={today} />
          </span>
        )}
      </dd>
    </dl>
  )
}
