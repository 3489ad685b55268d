import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues, type UnitNames } from '../forms/input.ts'
import type { Offer } from '../forms/outcome.page.tsx'
import { stepPath } from '../links.ts'
import { type Lang, say } from '../texts/language.ts'
import { suggestion as texts } from '../texts/suggestion.ts'
import { type Knowing, knownOf, officersOf } from './known.ts'
import type { Sent } from './sent.ts'

type Offering = {
  lang: Lang
  suggestion: string
  step: { stepId: string; step: string; outcomes: readonly string[] }
  knowing: Knowing
  units: UnitNames
  begun(form: string): Record<string, unknown>
  /** A fresh idempotency key for every form. */
  once(): string
  sent: Sent | undefined
}

/** So many officers have a button of their own. */
const mostButtons = 8

/** One button per officer whose section is known: the office gives the work on without typing. */
const quickDispatch = ({ lang, suggestion, step, knowing, once }: Offering): Offer[] =>
  officersOf(knowing)
    .filter((p) => p.section)
    .slice(0, mostButtons)
    .map(({ name, section = '' }, i) => ({
      hidden: { step: 'dispatch', outcome: 'dispatch', section, officer: name, once: once() },
      label: texts[lang].dispatchTo(name, section),
      fields: [],
      values: {},
      context: {
        lang,
        form: 'dispatch.dispatch',
        action: stepPath(suggestion, step.stepId),
        prefix: `${step.stepId}.officer-${i}`,
        errors: [],
      },
    }))

/** The forms of an open step: one for each outcome that a person may choose. */
export const offersOf = (offering: Offering): Offer[] => {
  const { lang, suggestion, step, knowing, units, begun, once, sent } = offering
  const { outcomes } = stepNamed(step.step)
  const quick = step.step === 'dispatch' ? quickDispatch(offering) : []
  const offers = step.outcomes.flatMap((name): Offer[] => {
    const outcome = outcomes[name]
    if (!outcome) return []
    const form = `${step.step}.${name}`
    const fields = fieldsOf(outcome.form)
    const back = sent?.stepId === step.stepId && sent.outcome === name ? sent : undefined
    return [
      {
        hidden: { step: step.step, outcome: name, once: once() },
        label: say(lang, outcome.labels),
        fields,
        values: back?.values ?? toValues(fields, begun(form), units),
        open: back !== undefined,
        context: {
          lang,
          form,
          action: stepPath(suggestion, step.stepId),
          prefix: `${step.stepId}.${name}`,
          errors: errorsOnPage(fields, back?.errors ?? []),
          ...knownOf(knowing, form),
        },
      },
    ]
  })
  return [...quick, ...offers]
}
