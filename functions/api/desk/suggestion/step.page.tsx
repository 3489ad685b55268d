import type { FC } from 'hono/jsx'
import type { Light } from '../../../../shared/profiles/index.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { type Offer, Offers } from '../forms/outcome.page.tsx'
import { type Lang, say } from '../texts/language.ts'
import { suggestion } from '../texts/suggestion.ts'
import { daysLeft, LightOf, sayDay } from '../time.tsx'

export type StepView = {
  stepId: string
  step: string
  dueOn: string | null
  light: Light
  /** Whom it is about where a suggestion has several handlings or co-units. */
  about?: string
  offers: readonly Offer[]
}

/** By when, and how long there is; the light says how late it is. */
const dueWords = (lang: Lang, { dueOn }: StepView, today: string): string => {
  const t = suggestion[lang]
  if (dueOn === null) return t.noDate
  const day = sayDay(lang, dueOn, today)
  return dueOn < today ? t.wasDue(day) : t.dueBy(day, daysLeft(lang, dueOn, today))
}

/** An open step that waits for this person, with its forms. The list of work leads to its id. */
export const StepTask: FC<{ lang: Lang; today: string; step: StepView }> = ({ lang, today, step }) => {
  const t = suggestion[lang]
  const { stepId, dueOn, light, about, offers } = step
  const heading = `${stepId}-heading`
  return (
    <section class="task" id={stepId} tabindex={-1} aria-labelledby={heading}>
      <h2 id={heading}>
        {t.now}
        {lang === 'zh' ? '：' : ': '}
        {say(lang, stepNamed(step.step).labels)}
        {about && <span class="quiet"> {about}</span>}
      </h2>
      <p class="small">
        <LightOf lang={lang} light={light} dueOn={dueOn} today={today} />{' '}
        <span class="quiet">{dueWords(lang, step, today)}</span>
      </p>
      <Offers offers={offers} />
    </section>
  )
}
