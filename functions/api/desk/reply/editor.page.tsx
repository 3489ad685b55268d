import type { Child, FC } from 'hono/jsx'
import { idOf } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields, UnitList } from '../forms/field.page.tsx'
import { guardOf, type Offer } from '../forms/outcome.page.tsx'
import { isBlank } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { type CaseView, type HandlingView, words } from '../suggestion/case-view.ts'
import { Contacts } from '../suggestion/contacts.page.tsx'
import { Remarks } from '../suggestion/drafts.page.tsx'
import type { DraftVersion } from '../suggestion/drafts.ts'
import { Why } from '../suggestion/facts.page.tsx'
import { Opinions } from '../suggestion/opinions.page.tsx'
import type { PagePlace } from '../suggestion/place.ts'
import { handling as handlingTexts } from '../texts/handling.ts'
import { reply } from '../texts/reply.ts'
import { suggestion } from '../texts/suggestion.ts'
import { DayOf, daysLeft, LightOf } from '../time.tsx'
import type { Person, Viewer } from '../viewer.ts'
import { Letter, type LetterView } from './letter.page.tsx'
import { Outline } from './outline.page.tsx'

export type EditorPageProps = {
  viewer: Viewer & { person: Person }
  place: PagePlace
  view: CaseView
  handling: HandlingView
  /** The step's date. */
  step: Pick<CaseView['openSteps'][number], 'dueOn' | 'light'> & { why: string }
  drafts: readonly DraftVersion[]
  offer: Offer
  /** What is typed as the letter that it will be; absent before it was asked for. */
  letter?: LetterView
}

/** The fields in the order in which a reply is written. */
const order = ['title', 'category', 'body', 'commitments', 'disclosure', 'disclosureReason']
/** What few replies need is folded until it is filled in. */
const seldom = ['referredTo']

const isWritten = ({ values, context }: Offer): boolean =>
  seldom.some((name) => !isBlank(values[name] ?? '') || context.errors.some((e) => e.path.startsWith(name)))

const AtHand: FC<{ title: string; open?: boolean; children?: Child }> = ({ title, open = false, children }) => (
  <details class="plain" open={open}>
    <summary>{title}</summary>
    {children}
  </details>
)

/** Beside what is written: its outline, what was said of the draft before, and what it has to answer. */
const Aside: FC<EditorPageProps> = ({ place, view, handling, drafts, offer }) => {
  const { lang } = place
  const t = reply[lang]
  const own = handlingTexts[lang]
  const remarks = drafts.at(-1)?.remarks ?? []
  return (
    <aside aria-label={t.atHand}>
      <Outline lang={lang} of={idOf(offer.context, 'body')} body={String(offer.values.body ?? '')} />
      {remarks.length > 0 && (
        <AtHand title={t.remarks} open>
          <Remarks place={place} remarks={remarks} />
        </AtHand>
      )}
      <AtHand title={t.theSuggestion}>
        <p class="prose" lang="zh-CN">
          {words(view.body)}
        </p>
      </AtHand>
      {handling.co.length > 0 && (
        <AtHand title={own.opinions} open={remarks.length === 0}>
          <Opinions place={place} of={handling} />
        </AtHand>
      )}
      {handling.contacts.length > 0 && (
        <AtHand title={own.contacts}>
          <Contacts place={place} of={handling} />
        </AtHand>
      )}
    </aside>
  )
}

/** 起草答复: a plain editor with its outline, what the categories ask for, what is to be answered, and the letter. */
export const EditorPage: FC<EditorPageProps> = (p) => {
  const { viewer, place, view, step, offer, letter } = p
  const { lang, today } = place
  const t = reply[lang]
  const { hidden, fields, values, context } = offer
  const named = (names: readonly string[]) => names.flatMap((name) => fields.filter((f) => f.name === name))
  return (
    <Shell viewer={viewer} title={t.writing(view.number)}>
      <ErrorSummary context={context} />
      <p>
        <a href={suggestionPath(view.id)}>{t.backTo}</a>
      </p>
      <h1>{t.writing(view.number)}</h1>
      <p lang="zh-CN">{words(view.title)}</p>
      <div class="small task-due">
        <LightOf lang={lang} light={step.light} dueOn={step.dueOn} today={today} />{' '}
        {step.dueOn && step.light !== 'overdue' && (
          <span class="quiet">
            {suggestion[lang].due} <DayOf lang={lang} day={step.dueOn} today={today} />，
            {daysLeft(lang, step.dueOn, today)}
          </span>
        )}
        <Why place={place} words={step.why} dated={step.dueOn !== null} />
      </div>
      {letter && (
        <section id="preview" tabindex={-1} aria-labelledby="preview-heading">
          <h2 id="preview-heading">{t.previewed}</h2>
          <Letter letter={letter} />
        </section>
      )}
      <div class="editor">
        <form method="post" action={context.action} novalidate {...guardOf(offer)}>
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {/* Enter in a field presses the first button of a form: it must be the harmless one. */}
          <button type="submit" name="preview" value="1" hidden>
            {t.preview}
          </button>
          <Fields fields={named(order)} values={values} context={context} />
          <details class="plain" open={isWritten(offer)}>
            <summary>{t.seldom}</summary>
            <Fields fields={named(seldom)} values={values} context={context} />
          </details>
          <p class="actions">
            <button type="submit" class="second" name="preview" value="1" formaction={`${context.action}#preview`}>
              {t.preview}
            </button>
            <button type="submit">{t.submit}</button>
            <span class="hint">{t.previewHint}</span>
          </p>
        </form>
        <Aside {...p} />
      </div>
      <UnitList units={place.units} />
    </Shell>
  )
}
