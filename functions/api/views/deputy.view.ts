import type { Attachment } from '../../../shared/attachments/attachment.ts'
import { withDraft, withReply } from '../../../shared/attachments/of-letters.ts'
import type { CaseState, Commitment, Draft, Handling, OpenStep, Reply } from '../../../shared/case/state.ts'
import { attachTexts, type Text, textRefs } from '../../../shared/case/text.ts'
import { lateEvaluation } from '../../../shared/links/check.ts'
import { deputyOf } from '../../../shared/links/deputy.ts'
import type { LinkOf } from '../../../shared/links/link.ts'
import type { Rules } from '../../../shared/rules.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import type { CaseLog } from '../../../shared/store/port.ts'
import { filesOf } from '../links/attachments.ts'

/** What a deputy can answer now by this link. `late`: the window has ended, and the rating is marked so. */
type Answer = {
  stepId: string
  step: string
  label: string
  outcomes: string[]
  dueOn: string | null
  handling?: string
  commitment?: string
  late?: true
}

const answerOf = ({ stepId, step, handling, commitment, dueOn }: OpenStep): Answer => ({
  stepId,
  step,
  label: stepNamed(step).labels.zh,
  outcomes: Object.entries(stepNamed(step).outcomes).flatMap(([name, o]) => (o.byDeputy ? [name] : [])),
  dueOn,
  ...(handling && { handling }),
  ...(commitment && { commitment }),
})

const answersOf = (state: CaseState, link: LinkOf): Answer[] => {
  const { lead, stepId } = deputyOf(state, link)
  if (!lead || stepId === undefined) return []
  const open = state.openSteps.find((s) => s.stepId === stepId)
  if (open) return [answerOf(open)]
  const late = lateEvaluation(state, stepId)
  if (!late || late.ratings.some((r) => r.round === late.round)) return []
  const { labels } = stepNamed('evaluate')
  return [
    { stepId, step: 'evaluate', label: labels.zh, outcomes: ['rate'], dueOn: null, handling: late.id, late: true },
  ]
}

type Promise_ = { item: Text; unit: string; dueOn?: string | null }

/** Everything here is listed by name: what is added to the case later is hidden until somebody decides otherwise. */
const viewer = (rules: Rules, link: LinkOf, lead: boolean, files: readonly Attachment[]) => {
  const nameOf = (code: string): string => rules.unit(code)?.name ?? code
  const categoryOf = (code: string) => ({
    category: code,
    categoryLabel: rules.profile.categories.find((c) => c.code === code)?.label.zh ?? code,
  })
  const promise = ({ item, unit, dueOn = null }: Promise_) => ({ item, unit: nameOf(unit), dueOn })
  const reply = (r: Reply) => ({
    round: r.round,
    ...categoryOf(r.amendments?.at(-1)?.category ?? r.category),
    documentNumber: r.documentNumber,
    title: r.title,
    body: r.body,
    issuedOn: r.issuedOn,
    signedBy: r.signedBy,
    disclosure: r.disclosure,
    ...(r.publishedOn && { publishedOn: r.publishedOn }),
    ...(r.referredTo && { referredTo: r.referredTo }),
    ...(r.corrects && { corrects: r.corrects }),
    ...deliveredTo(r),
  })
  const deliveredTo = ({ deliveries = [] }: Reply) => {
    const mine = deliveries.find((d) => d.deputy === link.deputy)
    return mine ? { deliveredOn: mine.on } : {}
  }
  const draft = (d: Draft) => ({
    version: d.version,
    ...categoryOf(d.category),
    title: d.title,
    body: d.body,
    disclosure: d.disclosure,
    ...(d.disclosureReason && { disclosureReason: d.disclosureReason }),
    commitments: d.commitments.map(promise),
  })
  const commitment = (c: Commitment) => ({
    id: c.id,
    ...promise(c),
    firstDueOn: c.firstDueOn,
    state: c.state,
    ...(c.fulfilledOn && { fulfilledOn: c.fulfilledOn }),
    ...(lead && c.rating && { rating: c.rating }),
  })
  return (h: Handling, asked: boolean) => ({
    id: h.id,
    unit: nameOf(h.unit),
    co: h.co.map(nameOf),
    ...(h.part && { part: h.part }),
    stage: h.stage,
    assignedOn: h.assignedOn,
    dueOn: h.dueOn,
    firstDueOn: h.firstDueOn,
    ...(h.round > 1 && { round: h.round, redoDueOn: h.redoDueOn ?? null }),
    contacts: h.contacts
      .filter((c) => c.with.includes(link.deputy))
      .map(({ mode, on, with: who, summary }) => ({ mode, on, with: who, summary })),
    ...(asked && h.draft && { draft: { ...draft(h.draft), ...filesOf(withDraft(files, h)) } }),
    replies: h.replies.map((r) => ({ ...reply(r), ...filesOf(withReply(files, h, r)) })),
    commitments: h.commitments.map(commitment),
    // The lead signer rates for all, and sees what was put down.
    ...(lead && h.ratings.length > 0 && { ratings: h.ratings }),
  })
}

/** The case as the holder of a link may see it: nothing of how the offices work among themselves, and no phones. */
export const deputyView = async (log: Pick<CaseLog, 'getTexts'>, state: CaseState, link: LinkOf, rules: Rules) => {
  const { id, stage, closedAs, closedOn, assignedOn, suggestion } = state
  const { session, number, kind, title, body, receivedOn } = suggestion
  const { lead } = deputyOf(state, link)
  const answers = answersOf(state, link)
  const files = state.attachments ?? []
  const show = viewer(rules, link, lead, files)
  const own = state.objections.filter((o) => o.by === link.deputy).map(({ at, reason }) => ({ at, reason }))
  const view = {
    id,
    session,
    number,
    kind,
    title,
    body,
    receivedOn,
    stage,
    ...(closedAs && { closedAs }),
    ...(closedOn && { closedOn }),
    ...(assignedOn && { assignedOn }),
    ...filesOf(files.filter((a) => a.on === 'suggestion')),
    you: { name: link.deputy, lead },
    purpose: link.purpose,
    handlings: state.handlings.map((h) =>
      show(
        h,
        answers.some((a) => a.step === 'solicit' && a.handling === h.id),
      ),
    ),
    ...(own.length > 0 && { objections: own }),
    answers,
  }
  return attachTexts(view, await log.getTexts(id, textRefs(view)))
}
export type DeputyView = Awaited<ReturnType<typeof deputyView>>
