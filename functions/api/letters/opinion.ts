import { notNow, Refusal } from '../../../shared/case/refusal.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import { opinionLetter } from '../../../shared/letter-form/opinion.ts'
import { words } from '../desk/suggestion/case-view.ts'
import { type AboutCase, sessionOf, unitNow } from './about.ts'

/** A co-unit's opinion on a handling as its letter to the lead unit. */
export const opinionOf = (about: AboutCase, handlingId: string, code: string): Letter => {
  const { view, rules } = about
  const handling = view.handlings.find((h) => h.id === handlingId)
  const given = handling && Object.hasOwn(handling.opinions, code) ? handling.opinions[code] : undefined
  const [unit, lead] = [unitNow(rules, code), unitNow(rules, handling?.unit ?? '')]
  if (!given || !unit || !lead) throw new Refusal('NOT_FOUND', '这个单位不会办这个承办件')
  if (!given.text) throw notNow('会办意见还没有提出')
  const { text, on, documentNumber } = given
  return opinionLetter({
    unit,
    lead: lead.name,
    session: sessionOf(about),
    number: view.number,
    title: words(view.title),
    text: words(text),
    ...(documentNumber && { documentNumber }),
    ...(on && { date: on }),
  })
}
