import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { readCase } from '../../acts/read-case.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import { caseView } from '../../views/case.view.ts'
import type { DeskDeps } from '../desk-env.ts'
import type { Offer } from '../forms/outcome.page.tsx'
import type { CaseView, HandlingView } from '../suggestion/case-view.ts'
import { offersOf } from '../suggestion/offers.ts'
import type { Sent } from '../suggestion/sent.ts'
import type { Lang } from '../texts/language.ts'
import type { Person } from '../viewer.ts'

/** A step of a queue with its case, the handling it is about, and its forms. */
export type Queued = { item: WorkItem; view: CaseView; handling?: HandlingView; offers: Offer[] }

type Reading = {
  lang: Lang
  person: Person
  /** Where the forms are sent to, before the case and the step. */
  to: string
  sent?: Sent
}

/** What a form begins with: what was proposed or asked for. */
const begun = (form: string, handling: HandlingView | undefined, today: string): Record<string, unknown> => {
  if (form === 'reassign.reassign') {
    const proposed = handling?.declined?.proposedUnit
    return { ...(proposed && { lead: proposed }), co: (handling?.co ?? []).filter((code) => code !== proposed) }
  }
  if (form === 'decide-extension.grant') return handling?.asked ? { dueOn: handling.asked.dueOn } : {}
  return form === 'coordinate.settled' ? { on: today } : {}
}

/** Reads what a queue shows of a step; its forms come back to the queue. */
export const readQueued = async (
  deps: DeskDeps,
  item: WorkItem,
  { lang, person, to, sent }: Reading,
): Promise<Queued> => {
  const { state, rules } = await readCase(deps, item.suggestion, person)
  const [view, units, people] = await Promise.all([
    caseView(deps.store, state, rules),
    deps.rules.units(),
    deps.rules.people(),
  ])
  const handling = view.handlings.find((h) => h.id === item.handling)
  const action = `${to}/${encodeURIComponent(item.suggestion)}/${encodeURIComponent(item.stepId)}`
  const offers = offersOf({
    lang,
    suggestion: item.suggestion,
    step: item,
    units,
    knowing: { lang, profile: rules.profile, unit: undefined, people, deputies: view.deputies.map((d) => d.name) },
    begun: (form) => begun(form, handling, dayOf(deps.now())),
    once: randomUUID,
    sent,
  })
  return {
    item,
    view,
    ...(handling && { handling }),
    offers: offers.map((offer) => ({ ...offer, context: { ...offer.context, action } })),
  }
}
