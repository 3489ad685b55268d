import type { FC } from 'hono/jsx'
import type { Commit } from '../../../../shared/case/commit.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { Attachments, uploadContext } from '../attachments/attachments.page.tsx'
import type { AttachmentsOnPage } from '../attachments/reading.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { type Offer, Offers } from '../forms/outcome.page.tsx'
import { EnteredNotice } from '../history/entered.page.tsx'
import { replyPath, suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { handling as handlingTexts } from '../texts/handling.ts'
import { type Lang, say } from '../texts/language.ts'
import { reply } from '../texts/reply.ts'
import { suggestion } from '../texts/suggestion.ts'
import { DayOf } from '../time.tsx'
import type { Person, Viewer } from '../viewer.ts'
import { type CaseView, words } from './case-view.ts'
import type { DraftVersion } from './drafts.ts'
import { Facts } from './facts.page.tsx'
import { Folded } from './folded.page.tsx'
import { HandlingParts } from './handling.page.tsx'
import { CaseHeader } from './header.page.tsx'
import { type Matter, StepMatter } from './matter.page.tsx'
import { CaseNotes } from './notes.page.tsx'
import { disclosureName, type PagePlace, unitName } from './place.ts'
import { StepTask, type StepView } from './step.page.tsx'
import { Timeline } from './timeline.page.tsx'

export type SuggestionPageProps = {
  viewer: Viewer & { person: Person }
  place: PagePlace
  view: CaseView
  session: string
  /** The open steps of this person, each with what it is about. */
  steps: readonly (StepView & { matter: Matter })[]
  /** Whom the other open steps wait for. */
  waiting: readonly string[]
  /** What they may do beside. */
  acts: readonly Offer[]
  drafts: ReadonlyMap<string, readonly DraftVersion[]>
  /** Why replies that are owed are due when they are, by handling. */
  whys: ReadonlyMap<string, string>
  story: readonly Commit[]
  /** What was just done, in words. */
  done?: string
  /** Whether the person may reach the deputies. */
  reach: boolean
  attachments: AttachmentsOnPage
  /** Why what was sent did not go through, where there is no form left to say it at. */
  refused?: { message: string; typed: readonly string[] }
}

const Refused: FC<{ lang: Lang; refused: NonNullable<SuggestionPageProps['refused']> }> = ({ lang, refused }) => (
  <div class="notice wrong" role="alert" tabindex={-1} autofocus>
    <h2>{suggestion[lang].conflict}</h2>
    <p lang="zh-CN">{refused.message}</p>
    {refused.typed.map((text) => (
      <p class="prose">{text}</p>
    ))}
  </div>
)

/** A draft is written on a page of its own. */
const WriteLink: FC<{ lang: Lang; suggestion: string; step: StepView & { matter: Matter } }> = (p) => {
  const { lang, step } = p
  const t = reply[lang]
  return (
    <p class="actions">
      <a class="button" href={replyPath(p.suggestion, step.stepId)}>
        {step.matter.handling?.draft ? t.rewrite : t.write}
      </a>
    </p>
  )
}

const Said: FC<{ place: PagePlace; view: CaseView }> = ({ place, view }) => {
  const { lang, today } = place
  const t = suggestion[lang]
  const own = handlingTexts[lang]
  const { topics, proposedUnits = [], reference = [], merged = [] } = view
  return (
    <section>
      <h2>{t.text}</h2>
      {view.body === '' ? <p class="quiet">{own.noText}</p> : <Folded lang={lang} text={words(view.body)} />}
      <p class="quiet small">
        {t.received} <DayOf lang={lang} day={view.receivedOn} today={today} />
        {topics.length > 0 && ` · ${t.topics} ${topics.join('、')}`}
        {` · ${own.disclosure} ${disclosureName(place, view.disclosure)}`}
        {proposedUnits.length > 0 &&
          ` · ${own.proposedUnits} ${proposedUnits.map((u) => unitName(place, u)).join('、')}`}
        {reference.length > 0 && ` · ${own.reference} ${reference.map((u) => unitName(place, u)).join('、')}`}
      </p>
      {merged.length > 0 && (
        <p class="small">
          <span class="quiet">{own.followers}</span>{' '}
          {merged.map((id) => (
            <>
              <a href={suggestionPath(id)}>{id}</a>{' '}
            </>
          ))}
        </p>
      )}
    </section>
  )
}

/** 建议: what it says, where it stands, who has it, what has been done, and what the person can do to it now. */
export const SuggestionPage: FC<SuggestionPageProps> = (p) => {
  const { viewer, place, view, session, steps, waiting, acts, drafts, whys, story, reach, attachments, done, refused } =
    p
  const { lang } = viewer
  const t = suggestion[lang]
  const own = handlingTexts[lang]
  const removals = attachments.files.flatMap((f) => (f.remove ? [f.remove] : []))
  const contexts = [...steps.flatMap((s) => s.offers), ...acts, ...removals].map((o) => o.context)
  const wrong = [...contexts, uploadContext(lang, attachments)].find((context) => context.errors.length > 0)
  return (
    <Shell viewer={viewer} title={`${t.numbered(view.number)} ${words(view.title)}`}>
      {wrong && <ErrorSummary context={wrong} />}
      {refused && <Refused lang={lang} refused={refused} />}
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <CaseHeader place={place} view={view} session={session} reach={reach} />
      {view.entered && <EnteredNotice lang={lang} id={view.id} mayChange={viewer.person.role === 'secretariat'} />}
      <div class="case-body">
        <aside aria-label={own.facts}>
          {view.handlings.map((of) => (
            <Facts place={place} of={of} why={whys.get(of.id) ?? null} />
          ))}
          {waiting.length > 0 && (
            <div class="waiting">
              <p class="quiet">{t.waiting}</p>
              <ul class="plain-list">
                {waiting.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            </div>
          )}
          {steps.length === 0 && waiting.length === 0 && view.stage !== 'closed' && (
            <p class="quiet">
              {t.between} <a href={viewer.path}>{t.refresh}</a>
            </p>
          )}
        </aside>
        <div>
          {steps.map((step) => (
            <StepTask
              place={place}
              step={step}
              matter={<StepMatter place={place} matter={step.matter} />}
              {...(step.step === 'draft' && {
                instead: <WriteLink lang={lang} suggestion={view.id} step={step} />,
              })}
            />
          ))}
          <Said place={place} view={view} />
          <Attachments lang={lang} of={attachments} />
          {view.handlings.map((of) => (
            <HandlingParts
              place={place}
              suggestion={view.id}
              of={of}
              drafts={drafts.get(of.id) ?? []}
              several={view.handlings.length > 1}
            />
          ))}
          <CaseNotes place={place} view={view} />
          {acts.length > 0 && (
            <details class="others" open={acts.some((o) => o.open)}>
              <summary>{own.others}</summary>
              <p class="hint">{own.othersHint}</p>
              <Offers offers={acts} closed />
            </details>
          )}
          <Timeline place={place} story={story} names={(code) => place.units.find((u) => u.code === code)?.name} />
        </div>
      </div>
      <UnitList units={place.units} />
    </Shell>
  )
}

/** Whom an open step waits for, in words. */
export const waitsForWords = (
  lang: Lang,
  step: { step: string; assignee: { role: string; unit?: string; duty?: string } },
  units: UnitNames,
): string => {
  const t = suggestion[lang]
  const { role, unit, duty } = step.assignee
  const name = unit === undefined ? t.roles[role] : units.find((u) => u.code === unit)?.name
  const who = [name ?? role, ...(duty ? [t.duties[duty] ?? duty] : [])].join(' ')
  return t.waitsFor(say(lang, stepNamed(step.step).labels), who)
}
