import type { CaseState } from '../../shared/case/state.ts'
import { isTextRef } from '../../shared/case/text.ts'
import type { LinkOf } from '../../shared/links/link.ts'
import { factsOf, wordsOf } from '../../shared/notify/facts-of.ts'
import type { Message } from '../../shared/notify/message.ts'
import type { Notice } from '../../shared/notify/notice.ts'
import { peopleOf } from '../../shared/notify/people-of.ts'
import { type MessageFacts, type MessageLanguage, say } from '../../shared/notify/templates/index.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import type { CaseLog, PersonalStore } from '../../shared/store/port.ts'
import type { Address } from './adapters/adapter.ts'
import type { Recipient } from './recipients.ts'

/** A signer's link and typed code, the same ones each time, on the case as it was just read; null where none can be given. */
export type LinkFor = (of: LinkOf, state: CaseState) => Promise<{ url: string; code: string } | null>

export type RenderDeps = {
  store: Pick<CaseLog, 'load' | 'getTexts'> & PersonalStore
  rules: Pick<RuleBook, 'units' | 'people'>
  language: MessageLanguage
  linkFor?: LinkFor
}

/** The case that a notice is about, read once for all its recipients; undefined for a digest. */
export type About = { notice: Notice; state: CaseState | undefined; facts: MessageFacts }

/** Reads what the messages of a notice speak of. Throws where the case is not there. */
export const readAbout = async ({ store, rules }: RenderDeps, notice: Notice): Promise<About> => {
  const { suggestion, version } = notice
  const state = suggestion ? await store.load(suggestion, { atLeast: version }) : undefined
  if (suggestion && !state) throw new Error(`${suggestion} has no log`)
  const words = wordsOf(notice, state)
  const text = isTextRef(words) ? (await store.getTexts(suggestion, [words.$text])).get(words.$text) : words
  const names = new Map((await rules.units()).map(({ code, name }) => [code, name]))
  const facts = factsOf(notice, state, { words: text, unitName: (code) => names.get(code) ?? code })
  return { notice, state, facts }
}

/** Whether what the notice asks for is done, or a digest is of another day: nobody need be told any more. */
export const isOvertaken = ({ notice: { kind, stepId, at }, state }: About, today: string): boolean => {
  if (kind === 'digest') return at.slice(0, 10) < today
  const asks = kind === 'draft-ready' || kind === 'rate-again' || kind === 'fulfilled' || kind === 'escalated'
  return asks && !state?.openSteps.some((s) => s.stepId === stepId)
}

/** The message to one recipient. It holds a link's secret: it goes to an adapter and nowhere else. */
export const render = async (
  { linkFor, language }: RenderDeps,
  { notice, state, facts }: About,
  recipient: Recipient,
  id: string,
): Promise<Message> => {
  const { kind, suggestion, at, step, stepId, handling, threshold, count } = notice
  const link =
    state && 'deputy' in recipient ? await linkFor?.(linkOf(notice, state, recipient.deputy), state) : undefined
  const { subject, text } = say(language, kind, { ...facts, ...(link && { link }) })
  return {
    id,
    kind,
    suggestion,
    to: recipient.to,
    subject,
    text,
    at,
    ...(step && { step }),
    ...(stepId && { stepId }),
    ...(handling && { handling }),
    ...(facts.dueOn !== undefined && { dueOn: facts.dueOn }),
    ...(threshold && { threshold }),
    ...(count && { count }),
    ...(link && { link: link.url, code: link.code }),
  }
}

/** What is answered already can still be read. */
const linkOf = ({ kind, suggestion, to }: Notice, { openSteps }: CaseState, deputy: string): LinkOf => {
  // A link that was asked for anew is for what it was asked for, also for a rating that comes late.
  if (kind === 'link-reissued' && to?.role === 'deputies')
    return { suggestion, purpose: to.purpose, ...(to.stepId && { stepId: to.stepId }), deputy }
  const asked = to?.role === 'deputies' && openSteps.some((s) => s.stepId === to.stepId) ? to : undefined
  const of = asked?.stepId ? { purpose: asked.purpose, stepId: asked.stepId } : { purpose: 'read' as const }
  return { suggestion, ...of, deputy }
}

/** Where the recipient is reached, looked up for this attempt and kept nowhere. */
export const addressOf = async (
  { store, rules }: RenderDeps,
  { suggestion }: Notice,
  recipient: Recipient,
): Promise<Address> => {
  if ('deputy' in recipient) {
    const { phone, email } = (await store.getPersonal(suggestion)).find((d) => d.name === recipient.deputy) ?? {}
    return { ...(phone && { phone }), ...(email && { emails: [email] }) }
  }
  const emails = peopleOf(await rules.people(), recipient.office).flatMap((p) => p.email ?? [])
  return emails.length > 0 ? { emails } : {}
}
