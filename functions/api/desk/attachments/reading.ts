import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { attachment, attachmentRemoval } from '../../../../shared/acts/attachments.ts'
import { type ActDefinition, decideAct } from '../../../../shared/acts/define.ts'
import type { AttachedTo, Attachment } from '../../../../shared/attachments/attachment.ts'
import { kinds, mostAttachments } from '../../../../shared/attachments/kinds.ts'
import type { Commit } from '../../../../shared/case/commit.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import { Words } from '../../../../shared/steps/forms.ts'
import { sizeWords } from '../../attachments/size.ts'
import { whoActs } from '../../story/tell.ts'
import { fieldsOf } from '../forms/fields.ts'
import type { Offer } from '../forms/outcome.page.tsx'
import { blankValues } from '../forms/rows.ts'
import { attachmentPath, attachmentsPath } from '../links.ts'
import { dayWords, modeName, type PagePlace, unitName } from '../suggestion/place.ts'
import type { Case } from '../suggestion/reading.ts'
import { ofActs, type Sent } from '../suggestion/sent.ts'
import { attachments as texts } from '../texts/attachments.ts'

/** What is filled in to take one down. */
export const RemovalForm = z.strictObject({ reason: Words })

/** A file as the page lists it; `remove` where the person may take it down. */
export type ListedFile = { path: string; name: string; size: string; by: string; on: string; remove?: Offer }

/** What can be attached to, as the form posts it: `suggestion`, `contact/16-5-0105.1/2`, `draft/16-5-0105.1`. */
export type Target = { value: string; label: string }

export type AttachmentsOnPage = {
  action: string
  files: ListedFile[]
  targets: Target[]
  isFull: boolean
  once: string
  /** What was chosen, where the form came back. */
  chosen: string
  errors: readonly FieldError[]
}

const namedAs = ({ on, handling, contact }: AttachedTo): string =>
  [on, handling, contact].filter((part) => part !== undefined).join('/')

/** The place that a form names; what it does not know is for the act to refuse. */
export const targetOf = (value: string): AttachedTo => {
  const [on = '', handling, contact] = value.split('/')
  return {
    on: on === 'contact' || on === 'draft' ? on : 'suggestion',
    ...(handling && { handling }),
    ...(contact && { contact: Number(contact) }),
  }
}

/** Whether the person may do it now, as the API would let them. Nothing is written. */
const isOpen = (act: ActDefinition, { state, person, rules }: Case, form: object): boolean => {
  try {
    decideAct(act, state, form, person, rules)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}

/** A file that is never stored, to ask with. */
const some = { sha256: '0'.repeat(64), name: '…', size: 1, mediaType: kinds.pdf.mediaType }

const nameTarget = (place: PagePlace, { state }: Case, to: AttachedTo & { round?: number }): string => {
  const { places } = texts[place.lang]
  const handling = state.handlings.find((h) => h.id === to.handling)
  if (!handling) return places.suggestion
  const contact = to.contact === undefined ? undefined : handling.contacts[to.contact - 1]
  const answered = handling.replies.some((r) => r.round === to.round)
  const what =
    contact && to.contact !== undefined
      ? places.contact(to.contact, `${modeName(place, contact.mode)} ${dayWords(place, contact.on)}`)
      : answered
        ? places.reply(to.round ?? 1)
        : places.draft
  return state.handlings.length > 1 ? `${unitName(place, handling.unit)} ${what}` : what
}

const targetsOf = (place: PagePlace, of: Case): Target[] => {
  const all: AttachedTo[] = [
    { on: 'suggestion' },
    ...of.state.handlings.flatMap(({ id: handling, contacts }) => [
      ...contacts.map((_, i): AttachedTo => ({ on: 'contact', handling, contact: i + 1 })),
      { on: 'draft' as const, handling },
    ]),
  ]
  return all
    .filter((to) => isOpen(attachment, of, { ...to, ...some }))
    .map((to) => ({ value: namedAs(to), label: nameTarget(place, of, to) }))
}

const removalOf = (place: PagePlace, of: Case, { id }: Attachment, sent: Sent | undefined): Offer | undefined => {
  if (!isOpen(attachmentRemoval, of, { attachment: id, reason: '…' })) return undefined
  const fields = fieldsOf(RemovalForm)
  const back = sent?.stepId === ofActs && sent.outcome === `attachment-removal.${id}` ? sent : undefined
  return {
    hidden: { once: randomUUID() },
    label: texts[place.lang].remove,
    fields,
    values: back?.values ?? blankValues(fields),
    open: back !== undefined,
    context: {
      lang: place.lang,
      form: 'attachment-removal',
      action: `${attachmentPath(of.state.id, id)}/removal`,
      prefix: `attachment.${id}`,
      errors: back?.errors ?? [],
      rows: { reason: 2 },
    },
  }
}

/** The attachments of a case, and what the person may do with them. Who may read the case may have them all. */
export const attachmentsOnPage = (
  place: PagePlace,
  of: Case,
  story: readonly Commit[],
  sent?: Sent,
): AttachmentsOnPage => {
  const { state } = of
  const names = (code: string) => place.units.find((u) => u.code === code)?.name
  const all = state.attachments ?? []
  const back = sent?.stepId === ofActs && sent.outcome === 'attachment' ? sent : undefined
  const byOf = ({ version, at }: Attachment): string => {
    const commit = story.find((c) => c.version === version)
    return [commit && whoActs(commit.actor, names), dayWords(place, at.slice(0, 10))].filter(Boolean).join(' ')
  }
  return {
    action: attachmentsPath(state.id),
    files: all.map((a) => {
      const remove = removalOf(place, of, a, sent)
      return {
        path: attachmentPath(state.id, a.sha256),
        name: a.name,
        size: sizeWords(a.size),
        by: byOf(a),
        on: nameTarget(place, of, a),
        ...(remove && { remove }),
      }
    }),
    targets: targetsOf(place, of),
    isFull: all.length >= mostAttachments,
    once: randomUUID(),
    chosen: typeof back?.values.on === 'string' ? back.values.on : '',
    errors: (back?.errors ?? []).map((e) => (e.path === 'file' || e.path === '' ? e : { ...e, path: 'on' })),
  }
}
