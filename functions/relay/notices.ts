import type { Commit } from '../../shared/case/commit.ts'
import type { CaseEvent, EventOf } from '../../shared/case/events.ts'
import type { CaseState, OpenStep } from '../../shared/case/state.ts'
import { isTextRef } from '../../shared/case/text.ts'
import type { LinkPurpose } from '../../shared/links/link.ts'
import { beyondHolder } from '../../shared/notify/escalation.ts'
import type { Notice, NoticeKind, ToDeputies, ToOffice } from '../../shared/notify/notice.ts'
import { officeKey } from '../../shared/notify/recipient.ts'
import type { Profile } from '../../shared/profiles/index.ts'

type Place = { commit: Commit; state: CaseState; profile: Profile }

/** A notice before it has its id; `key` tells apart those of one event, and must not change when it is told again. */
type Told = Omit<Notice, 'id' | 'suggestion' | 'version' | 'number' | 'title' | 'at'> & { key?: string }

/**
 * Who should hear of a commit. Pure, and the same for the same commit however often it is asked, as far as the steps
 * that it is about are still open. Deputies are never told of a suggestion that a higher body forwarded: the answer
 * goes to that body.
 */
export const noticesOf = (commit: Commit, state: CaseState, profile: Profile): Notice[] => {
  const { title, confidential, visibleTo, kind, number } = state.suggestion
  const of = {
    suggestion: commit.suggestion,
    version: commit.version,
    number,
    title: confidential || isTextRef(title) ? '' : title,
    at: commit.at,
  }
  return commit.events.flatMap((event, i) =>
    toldOf(event, { commit, state, profile })
      .filter(({ to }) => to?.role !== 'deputies' || kind !== 'forwarded')
      .map(({ key, words, ...told }): Notice => {
        const id = `${commit.suggestion}#${commit.version}#${i}${key ? `.${key}` : ''}`
        const to = confidential ? restricted(told.to, visibleTo ?? []) : told.to
        return { id, ...of, ...told, ...(to && { to }), ...(words && !confidential && { words }) }
      }),
  )
}

/** Of a confidential one only those who are named hear, beside its units and its signers. */
const restricted = (to: Told['to'], only: string[]): Told['to'] =>
  to && to.role !== 'deputies' && to.role !== 'unit' && to.role !== 'system' ? { ...to, only } : to

const toldOf = (event: CaseEvent, place: Place): Told[] => {
  switch (event.type) {
    case 'StepOpened':
      return [
        { kind: 'step-opened', ...aboutStep(event), to: event.assignee, digest: true },
        ...asked(event, place.state),
      ]
    case 'StepCompleted':
      return completed(event, place)
    case 'Acted':
      return acted(event, place)
    case 'Reminded':
      return reminded(event, place)
    case 'LinkReissued': {
      const { deputy, purpose, stepId } = event
      const index = place.state.suggestion.deputies.findIndex((d) => d.name === deputy)
      return index === -1 ? [] : [{ kind: 'link-reissued', to: { ...deputies('one', purpose, stepId), index } }]
    }
    case 'SuggestionClosed':
      return [{ kind: 'closed', as: event.as, to: { role: 'secretariat' }, digest: true }]
    default:
      return []
  }
}

const aboutStep = ({ step, stepId, handling, dueOn }: Pick<OpenStep, 'step' | 'stepId' | 'handling' | 'dueOn'>) => ({
  step,
  stepId,
  ...(handling && { handling }),
  dueOn,
})

const deputies = (which: ToDeputies['which'], purpose: LinkPurpose = 'read', stepId?: string): ToDeputies => ({
  role: 'deputies',
  which,
  purpose,
  ...(stepId && { stepId }),
})

const toDeputies = (kind: NoticeKind, which: ToDeputies['which'], handling?: string, words?: unknown): Told => ({
  key: which === 'lead' ? 'lead' : 'deputies',
  kind,
  ...(handling && { handling }),
  to: deputies(which),
  ...written(words),
})

/** What somebody wrote in a form, as the log has it. */
const written = (words: unknown): Pick<Told, 'words'> =>
  typeof words === 'string' || isTextRef(words) ? { words } : {}

/** What a step that opens asks of the lead deputy. The letter is told here where it is to be rated, with the rating's date. */
const asked = (event: EventOf<'StepOpened'>, state: CaseState): Told[] => {
  const kinds: Record<string, { kind: NoticeKind; purpose: LinkPurpose }> = {
    solicit: { kind: 'draft-ready', purpose: 'solicit' },
    evaluate: { kind: 'replied', purpose: 'evaluate' },
    'rate-fulfilment': { kind: 'fulfilled', purpose: 'rate-fulfilment' },
  }
  const found = kinds[event.step]
  if (!found || state.suggestion.deputies.length === 0) return []
  return [{ key: 'lead', kind: found.kind, ...aboutStep(event), to: deputies('lead', found.purpose, event.stepId) }]
}

const reminded = ({ stepId, threshold, count }: EventOf<'Reminded'>, { state, profile }: Place): Told[] => {
  const open = state.openSteps.find((s) => s.stepId === stepId)
  if (!open) return []
  const of = { ...aboutStep(open), threshold, ...(count && { count }) }
  const unit = open.assignee.unit && { unit: open.assignee.unit }
  return [
    { kind: 'reminder', ...of, to: open.assignee, digest: true },
    ...beyondHolder(open.assignee, threshold, count ?? 1, state.scope).map(
      (to): Told => ({ key: officeKey(to), kind: 'escalated', ...of, to, ...unit }),
    ),
    ...rateAgain(open, threshold, profile),
  ]
}

/** A deputy is reminded of a rating once, at the last light that the place reminds at before the window ends. */
const rateAgain = (open: OpenStep, threshold: string, { reminders }: Profile): Told[] => {
  const { step, stepId } = open
  if (step !== 'evaluate' && step !== 'rate-fulfilment') return []
  if (threshold !== 'red' && (threshold !== 'yellow' || reminders.lights.includes('red'))) return []
  return [{ key: 'lead', kind: 'rate-again', ...aboutStep(open), to: deputies('lead', step, stepId) }]
}

const completed = (event: EventOf<'StepCompleted'>, { state, profile }: Place): Told[] => {
  const { step, outcome, handling, unit, form, route } = event
  switch (`${step} ${outcome}`) {
    case 'review accept':
      return profile.limits.tellAccepted ? [toDeputies('accepted', 'lead')] : []
    case 'review return':
      return [{ ...toDeputies('returned', 'lead', undefined, form?.reason), as: String(form?.as) }]
    case 'assign assign':
    case 'follow assigned':
      return [toDeputies('assigned', 'all')]
    case 'reassign reassign':
      // A co-unit's place: the lead, whom the deputy was told of, stays.
      return unit ? [] : [toDeputies('assigned', 'all', handling)]
    case 'weigh-objection reassign':
      return [toDeputies('assigned', 'all', handling)]
    case 'weigh-objection uphold':
      return [toDeputies('objection-answered', 'lead', handling, form?.reason)]
    case 'decide-extension grant':
      return extended(handling, profile)
    case 'issue issue':
      // The lead signer hears of it with the request to rate, where there is one.
      return route?.rated === false
        ? [toDeputies('replied', 'all', handling)]
        : state.suggestion.deputies.length > 1
          ? [toDeputies('replied', 'others', handling)]
          : []
    case 'redo conclude':
      return [toDeputies('conclude', 'lead', handling, form?.reason)]
    case 'redo mediate':
      return form?.conclusion === 'conclude' ? [toDeputies('conclude', 'lead', handling)] : []
    default:
      return []
  }
}

const acted = ({ act, handling, form, facts }: EventOf<'Acted'>, { commit, state, profile }: Place): Told[] => {
  switch (act) {
    case 'urging':
      return urged(state, handling).map((told) => ({ ...told, ...written(form.text) }))
    case 'instructions':
      return instructed(state).map((told) => ({ ...told, ...written(form.text) }))
    case 'extensions':
      return facts?.granted === true ? extended(handling, profile) : []
    case 'reassignment': {
      // With the same lead only co-units change, and nothing starts again.
      const anew = !handling || commit.events.some((e) => e.type === 'HandlingRecalled')
      return anew ? [toDeputies('assigned', 'all', handling)] : []
    }
    default:
      return []
  }
}

const extended = (handling: string | undefined, { extension }: Profile): Told[] => [
  { kind: 'extended', ...(handling && { handling }), to: { role: 'secretariat' } },
  ...(extension?.deputyTold ? [toDeputies('extended', 'all', handling)] : []),
]

/** Once for each holder, about the step that is due first. */
const urged = (state: CaseState, handling: string | undefined): Told[] => {
  const holders = new Map<string, Told>()
  const steps = state.openSteps
    .filter((s) => s.handling === handling && s.assignee.role === 'unit')
    .sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1))
  for (const open of steps) {
    const key = officeKey(open.assignee)
    if (!holders.has(key)) holders.set(key, { key, kind: 'urged', ...aboutStep(open), to: open.assignee })
  }
  return [...holders.values()]
}

/** 批示: the leads' offices and heads, and the secretariat, which sees to it. */
const instructed = (state: CaseState): Told[] => {
  const leads = [...new Map(state.handlings.map((h) => [h.unit, h.id]))]
  const told = ({ to, handling }: { to: ToOffice; handling?: string }): Told => ({
    key: officeKey(to),
    kind: 'instructed',
    ...(handling && { handling }),
    to,
  })
  return [
    ...leads.flatMap(([unit, handling]) =>
      (['office', 'head'] as const).map((duty) => told({ to: { role: 'unit', unit, duty }, handling })),
    ),
    told({ to: { role: 'secretariat', ...(state.scope && { scope: state.scope }) } }),
  ]
}
