import { addMonths, type Day } from '../../../shared/calendar/index.ts'
import type { Claims } from '../issuer.ts'
import { governmentOffice, head, inspector, office, officer, officerName, secretariat, section } from './people.ts'
import { contactMode, redoInstructions, replyTitle, resultOf, roughDraft, withheld } from './phrases.ts'
import type { Plan, PromiseAct } from './plans.ts'
import { type DemoSuggestion, demoPeople, demoSession, phoneOf } from './texts/index.ts'

/** One thing that somebody does: completes an open step, or makes the `submission` or the `withdrawal`, which wait for nobody. */
export type Act = {
  as: Claims
  step: string
  outcome: string
  unit?: string
  commitment?: string
  form?(day: Day): Record<string, unknown>
}
export type Told = { ago: number; act: Act }
/** One suggestion's acts in order, each some natural days before today. */
export type Story = { id: string; acts: Told[] }

/** Natural days before each act; those of the unit's own work are stretched by the plan's pace. */
class Telling {
  readonly acts: Told[] = []
  private ago: number
  constructor(from: number) {
    this.ago = from
  }
  after(days: number, act: Act): this {
    this.ago -= days
    this.acts.push({ ago: this.ago, act })
    return this
  }
}

export type Numbered = { id: string; number: string; submitted(day: Day): object }

export const storyOf = (t: DemoSuggestion, plan: Plan, { id, number, submitted }: Numbered): Story => {
  const telling = new Telling(plan.from).after(0, {
    as: secretariat,
    step: 'submission',
    outcome: 'submitted',
    form: (day) => ({ ...submission(t), ...submitted(day) }),
  })
  intake(telling, t, plan)
  if (!plan.withdrawn && !plan.returned) {
    assignment(telling, t, plan)
    consultation(telling, t, plan)
    reply(telling, t, { ...plan, number }, 1)
    rating(telling, t, { ...plan, number })
  }
  const { acts } = telling
  const stop = plan.at ? acts.findLastIndex(({ act }) => act.step === plan.at) : acts.length
  if (stop < 0) throw new Error(`${t.number}: the story never comes to ${plan.at}`)
  const kept = [...acts.slice(0, stop), ...(plan.promises ?? []).map((p) => promised(t, p))]
  const future = kept.find(({ ago }) => ago < 1)
  if (future) throw new Error(`${t.number}: ${future.act.step} ${future.act.outcome} would be ${future.ago} days ago`)
  return { id, acts: kept.sort((a, b) => b.ago - a.ago) }
}

const submission = (t: DemoSuggestion) => ({
  session: demoSession.id,
  title: t.title,
  body: t.body,
  topics: t.topics,
  deputies: t.deputies.map(({ name, delegation }, i) => ({
    name,
    delegation,
    phone: phoneOf(name),
    ...(i === 0 && { lead: true }),
  })),
  disclosure: 'full',
  proposedUnits: [t.lead],
})

const intake = (telling: Telling, t: DemoSuggestion, { withdrawn, returned }: Plan): void => {
  if (returned) {
    telling.after(3, { as: secretariat, step: 'review', outcome: 'return', form: () => returned })
    return
  }
  telling.after(3, { as: secretariat, step: 'review', outcome: 'accept' })
  if (withdrawn)
    telling.after(4, {
      as: secretariat,
      step: 'withdrawal',
      outcome: 'withdrawn',
      form: (on) => ({ reason: withdrawn, signers: t.deputies.map((d) => d.name), on }),
    })
}

const assignment = (telling: Telling, t: DemoSuggestion, { first }: Plan): void => {
  const parties = { lead: t.lead, ...(t.co.length > 0 && { co: t.co }) }
  const assigned = first ? { lead: first.unit, ...(first.unit === t.lead && t.co.length > 0 && { co: t.co }) } : parties
  telling.after(6, {
    as: governmentOffice,
    step: 'assign',
    outcome: 'assign',
    form: () => ({ mode: 'co' in assigned ? 'joint' : 'sole', handlings: [assigned] }),
  })
  if (first) {
    const { unit, ...form } = first
    telling.after(3, { as: office(unit), step: 'acknowledge', outcome: 'decline', form: () => form })
    telling.after(3, { as: governmentOffice, step: 'reassign', outcome: 'reassign', form: () => parties })
  }
  telling.after(2, { as: office(t.lead), step: 'acknowledge', outcome: 'accept' })
}

const consultation = (telling: Telling, t: DemoSuggestion, { pace = 1, silentUnits }: Plan): void => {
  telling.after(0, {
    as: office(t.lead),
    step: 'dispatch',
    outcome: 'dispatch',
    form: () => ({ section: section(t.lead, t), officer: officerName(t.lead, t) }),
  })
  for (const unit of t.co) telling.after(0, { as: office(unit), step: 'opine', outcome: 'received', unit })
  telling.after(7 * pace, {
    as: officer(t.lead, t),
    step: 'contact',
    outcome: 'contacted',
    form: (on) => ({
      mode: contactMode(t.contactSummary, 'face-to-face'),
      on,
      with: t.deputies.map((d) => d.name),
      summary: t.contactSummary,
    }),
  })
  if (silentUnits) return
  for (const [i, unit] of t.co.entries())
    telling.after(i === 0 ? 13 * pace : 2, {
      as: officer(unit, t),
      step: 'opine',
      outcome: 'opined',
      unit,
      form: () => ({ text: t.opinions[unit], signedBy: demoPeople.units[unit]?.head }),
    })
}

/** From the draft to the letter; in the first round the deputy and the office may send it back. */
const reply = (telling: Telling, t: DemoSuggestion, { pace = 1, kind, number }: Plan, round: number): void => {
  const by = officer(t.lead, t)
  const body = (round > 1 && t.redoReplyBody) || t.reply.body
  const draft = (days: number, text: string) => {
    const { category, disclosure, disclosureReason, commitments = [] } = t.reply
    telling.after(days, {
      as: by,
      step: 'draft',
      outcome: 'submit',
      form: (day) => ({
        category,
        title: replyTitle(number, kind),
        body: text,
        disclosure,
        ...(disclosureReason && { disclosureReason }),
        ...(commitments.length > 0 && {
          commitments: commitments.map(({ item, inMonths }) => ({ item, dueOn: addMonths(day, inMonths) })),
        }),
      }),
    })
  }
  const agreed = (days: number) =>
    telling.after(days, { as: by, step: 'solicit', outcome: 'agreed', form: (on) => ({ mode: 'phone', on }) })
  const { objection, sendBack } = round === 1 ? t : {}
  draft(8 * pace, objection ? roughDraft(body) : body)
  if (objection) {
    telling.after(3, { as: by, step: 'solicit', outcome: 'objected', form: () => ({ comments: objection }) })
    draft(4 * pace, sendBack ? roughDraft(body) : body)
  }
  agreed(4 * pace)
  if (sendBack) {
    telling.after(2, { as: office(t.lead), step: 'clear', outcome: 'send-back', form: () => ({ comments: sendBack }) })
    draft(3 * pace, body)
    agreed(3 * pace)
  }
  telling.after(3 * pace, { as: office(t.lead), step: 'clear', outcome: 'approve' })
  telling.after(2 * pace, { as: head(t.lead), step: 'sign', outcome: 'sign' })
  telling.after(1, {
    as: office(t.lead),
    step: 'issue',
    outcome: 'issue',
    form: (on) => ({ deliveries: t.deputies.map((d) => ({ deputy: d.name, on, mode: '邮寄' })) }),
  })
}

const rating = (telling: Telling, t: DemoSuggestion, plan: Plan): void => {
  if (t.dissatisfiedComments) {
    rate(telling, 'dissatisfied', t.dissatisfiedComments)
    telling.after(3, {
      as: secretariat,
      step: 'redo',
      outcome: 'redo',
      form: () => ({ instructions: redoInstructions }),
    })
    // The letter that did not satisfy is not published; the one that follows it is.
    if (t.reply.disclosure === 'open')
      telling.after(0, { as: office(t.lead), step: 'publish', outcome: 'withheld', form: () => withheld })
    reply(telling, t, { ...plan, pace: 0.9 }, 2)
  }
  if (!plan.unrated) rate(telling, resultOf(t.deputyComments), t.deputyComments)
  if (t.reply.disclosure === 'open' && !plan.unpublished)
    telling.after(2, {
      as: office(t.lead),
      step: 'publish',
      outcome: 'published',
      form: (on) => ({ on, text: 'full' }),
    })
  // Where nobody rates, the window ends after fifteen working days, whatever holidays lie in it.
  telling.after(plan.unrated ? 38 : 8, {
    as: officer(t.lead, t),
    step: 'revisit',
    outcome: 'revisited',
    form: (on) => ({ mode: contactMode(t.revisitSummary, 'phone'), on, summary: t.revisitSummary }),
  })
  telling.after(6, { as: inspector, step: 'inspect', outcome: 'pass' })
}

const rate = (telling: Telling, result: string, comments: string): void => {
  const attitude = result === 'dissatisfied' ? 'basically-satisfied' : 'satisfied'
  telling.after(9, {
    as: secretariat,
    step: 'evaluate',
    outcome: 'rate',
    form: (on) => ({ attitude, result, comments, on, via: 'paper' }),
  })
}

const promised = (t: DemoSuggestion, promise: PromiseAct): Told => {
  const { ago, commitment } = promise
  const by = { as: officer(t.lead, t), step: 'fulfil', commitment }
  switch (promise.is) {
    case 'progress':
      return { ago, act: { ...by, outcome: 'progress', form: () => ({ text: promise.text }) } }
    case 'fulfilled':
      return { ago, act: { ...by, outcome: 'fulfilled', form: (on) => ({ on, evidence: promise.evidence }) } }
    case 'rescheduled':
      return {
        ago,
        act: {
          ...by,
          outcome: 'reschedule',
          form: (day) => ({
            dueOn: addMonths(day, promise.months),
            reason: promise.reason,
            signedBy: demoPeople.units[t.lead]?.head,
          }),
        },
      }
    case 'rated': {
      const form = () => ({ result: resultOf(promise.comments), comments: promise.comments })
      return { ago, act: { as: secretariat, step: 'rate-fulfilment', outcome: 'rate', commitment, form } }
    }
  }
}
