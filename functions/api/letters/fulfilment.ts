import { dayOf } from '../../../shared/calendar/index.ts'
import type { Commit } from '../../../shared/case/commit.ts'
import { notNow, Refusal } from '../../../shared/case/refusal.ts'
import { fulfilmentLetter } from '../../../shared/letter-form/fulfilment.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import { addressee, contactOf, copiesOf } from '../desk/reply/letter-of.ts'
import { words } from '../desk/suggestion/case-view.ts'
import { type AboutCase, feedbackOn, sessionOf, unitNow } from './about.ts'

/** How a promise was met, as its unit wrote it down last. */
const meeting = (story: readonly Commit[], handling: string, commitment: string) => {
  for (const { at, events } of [...story].reverse())
    for (const event of events) {
      if (event.type !== 'StepCompleted' || event.step !== 'fulfil' || event.outcome !== 'fulfilled') continue
      if (event.handling !== handling || event.commitment !== commitment) continue
      const { evidence, documentNumber, category } = event.form ?? {}
      const numbered = words(documentNumber)
      const changed = words(category)
      return {
        date: dayOf(new Date(at)),
        evidence: words(evidence),
        ...(numbered && { documentNumber: numbered }),
        ...(changed && { category: changed }),
      }
    }
  return undefined
}

/** A promise that was met, as the letter that tells the deputies. The log's long texts are to be in place. */
export const fulfilmentOf = (
  about: AboutCase,
  story: readonly Commit[],
  handlingId: string,
  promise: string,
): Letter => {
  const { view, rules } = about
  const { profile } = rules
  const handling = view.handlings.find((h) => h.id === handlingId)
  const commitment = handling?.commitments.find((c) => c.id === promise)
  const unit = commitment && unitNow(rules, commitment.unit)
  if (!handling || !commitment || !unit) throw new Refusal('NOT_FOUND', '没有这项承诺')
  const met = commitment.state === 'fulfilled' ? meeting(story, handlingId, promise) : undefined
  if (!met) throw notNow('这项承诺还没有落实')
  const promisedIn = handling.replies.find((r) => r.round === commitment.round)?.documentNumber
  const limit = profile.limits.rateFulfilment
  return fulfilmentLetter({
    unit,
    to: addressee(view),
    session: sessionOf(about),
    number: view.number,
    title: words(view.title),
    item: words(commitment.item),
    ...(promisedIn && { promisedIn }),
    ...met,
    ...(commitment.unit === handling.unit && contactOf(handling)),
    copyTo: copiesOf(profile),
    ...(limit && feedbackOn(about, { unit: unit.name, items: ['result'], limit, documentNumber: met.documentNumber })),
  })
}
