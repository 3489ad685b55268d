import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { errorsOnPage } from '../forms/errors.page.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { toValues, type UnitNames } from '../forms/input.ts'
import type { Offer } from '../forms/outcome.page.tsx'
import { stepPath } from '../links.ts'
import { type Lang, say } from '../texts/language.ts'
import { type Knowing, knownOf } from './known.ts'
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

/** The forms of an open step: one for each outcome that a person may choose. */
export const offersOf = ({ lang, suggestion, step, knowing, units, begun, once, sent }: Offering): Offer[] => {
  const { outcomes } = stepNamed(step.step)
  return step.outcomes.flatMap((name): Offer[] => {
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
          ...knownOf(knowing),
        },
      },
    ]
  })
}
