import type { Child, FC } from 'hono/jsx'
import type { Light } from '../../../../shared/profiles/index.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { type Offer, Offers } from '../forms/outcome.page.tsx'
import { say } from '../texts/language.ts'
import { suggestion } from '../texts/suggestion.ts'
import { daysLeft, LightOf, sayDay } from '../time.tsx'
import { Why } from './facts.page.tsx'
import type { PagePlace } from './place.ts'

export type StepView = {
  stepId: string
  step: string
  dueOn: string | null
  light: Light
  /** Whom it is about where a suggestion has several handlings or co-units. */
  about?: string
  /** Why it is due when it is. */
  why: string
  offers: readonly Offer[]
}

/** By when, and how long there is; the light says how late it is. */
const dueWords = ({ lang, today }: PagePlace, { dueOn }: StepView): string => {
  const t = suggestion[lang]
  if (dueOn === null) return t.noDate
  const day = sayDay(lang, dueOn, today)
  return dueOn < today ? t.wasDue(day) : t.dueBy(day, daysLeft(lang, dueOn, today))
}

type Props = {
  place: PagePlace
  step: StepView
  /** What the person needs to see to decide: a draft, a promise. */
  matter?: Child
  /** In the place of the forms, where they have a page of their own. */
  instead?: Child
}

/** An open step that waits for this person, with its forms. The list of work leads to its id. */
export const StepTask: FC<Props> = ({ place, step, matter, instead }) => {
  const { lang, today } = place
  const t = suggestion[lang]
  const { stepId, dueOn, light, about, why, offers } = step
  const heading = `${stepId}-heading`
  return (
    <section class="task" id={stepId} tabindex={-1} aria-labelledby={heading}>
      <h2 id={heading}>
        {t.now}
        {lang === 'zh' ? '：' : ': '}
        {say(lang, stepNamed(step.step).labels)}
        {about && <span class="quiet"> {about}</span>}
      </h2>
      <div class="small task-due">
        <LightOf lang={lang} light={light} dueOn={dueOn} today={today} />{' '}
        <span class="quiet">{dueWords(place, step)}</span>
        {dueOn !== null && <Why place={place} words={why} dated />}
      </div>
      {matter}
      {instead ?? <Offers offers={offers} />}
    </section>
  )
}
