import type { Claims } from '../../../infra/local/issuer.ts'
import { type Harness, inspector, secretariat, unit } from '../../support/harness.ts'

/** One completed step: who, which, how, with what. */
export type Act = { as: Claims; step: string; outcome: string; form: Record<string, unknown>; of?: string }

export const unitCodes = Array.from({ length: 20 }, (_, i) => `u${String(i + 1).padStart(2, '0')}`)

/** A unit by a running number. */
export const unitAt = (i: number): string => unitCodes[i % unitCodes.length] ?? ''

export const session = '16-5'

const secretary = (step: string, outcome: string, form: Act['form'] = {}): Act => ({
  as: secretariat,
  step,
  outcome,
  form,
})
const byUnit = (of: string, duty: string, step: string, outcome: string, form: Act['form'] = {}): Act => ({
  as: unit(of, duty),
  step,
  outcome,
  form,
  of,
})

/** From the review to the first open `draft`, co-units' opinions last. */
export const untilDraft = (lead: string, co: string[], on: string): Act[] => [
  secretary('review', 'accept'),
  secretary('assign', 'assign', {
    mode: co.length > 0 ? 'joint' : 'sole',
    handlings: [{ lead, ...(co.length > 0 && { co }) }],
  }),
  byUnit(lead, 'office', 'acknowledge', 'accept'),
  byUnit(lead, 'office', 'dispatch', 'dispatch', { section: '待遇保障处', officer: '经办人' }),
  byUnit(lead, 'officer', 'contact', 'contacted', {
    mode: 'face-to-face',
    on,
    with: ['林一'],
    summary: '办理前面商',
  }),
  ...co.map(opinion),
]

/** A co-unit's opinion. */
export const opinion = (of: string): Act =>
  byUnit(of, 'officer', 'opine', 'opined', { text: '医疗机构药品监管和合理用药的情况。' })

/** A text of that many characters, the same for the same seed and another for another: equal texts would be kept once. */
const words = (seed: string, characters: number): string => {
  const sentence = `${seed}:建立健全医疗保障机制，完善商业健康保险，加强药品追溯码管理，并请有关部门配合落实。`
  return sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters)
}

/** As long as suggestions and letters are: the letter on suggestion 0105 has 4,843 characters. */
const suggestionCharacters = 1_200
const letterCharacters = 4_800

const letter = (lead: string, round: number, more: Act['form']): Act =>
  byUnit(lead, 'officer', 'draft', 'submit', {
    category: 'C',
    title: '关于市十六届人大五次会议建议办理情况答复的函',
    body: words(`${lead}第${round}稿`, letterCharacters),
    disclosure: 'open',
    ...more,
  })

/**
 * The whole loop of a suggestion as shared/accept/closed-loop.mjs drives it: 17 completed steps with two co-units and
 * one objection; a reply with a promise takes two more.
 */
export const wholeLoop = (lead: string, co: string[], on: string, promise?: { dueOn: string }): Act[] => {
  const promised = promise ? { category: 'B', commitments: [{ item: '建成两处站点', dueOn: promise.dueOn }] } : {}
  return [
    ...untilDraft(lead, co, on),
    letter(lead, 1, promised),
    byUnit(lead, 'officer', 'solicit', 'objected', { comments: '请补充药品追溯码的情况。' }),
    letter(lead, 2, promised),
    byUnit(lead, 'officer', 'solicit', 'agreed', { mode: 'phone', on }),
    byUnit(lead, 'office', 'clear', 'approve'),
    byUnit(lead, 'head', 'sign', 'sign'),
    byUnit(lead, 'office', 'issue', 'issue', { issuedOn: on }),
    secretary('evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' }),
    byUnit(lead, 'officer', 'revisit', 'revisited', { mode: 'phone', on, summary: '回访' }),
    { as: inspector, step: 'inspect', outcome: 'pass', form: {} },
    ...(promise
      ? [
          byUnit(lead, 'officer', 'fulfil', 'fulfilled', { on, evidence: '照片' }),
          secretary('rate-fulfilment', 'rate', { result: 'satisfied' }),
        ]
      : []),
  ]
}

export const submission = (number: string) => ({
  session,
  number,
  kind: 'session',
  title: `关于在我市进一步优化医疗保障的建议（第${number}号）`,
  body: words(number, suggestionCharacters),
  topics: ['医疗保障'],
  deputies: [{ name: '林一', lead: true, phone: '13800000000' }],
  disclosure: 'full',
  receivedOn: '2025-02-10',
})

/** The id of the case's open step that the act is for. */
export const openStepId = async (harness: Harness, id: string, { step, of }: Act): Promise<string> => {
  const state = await harness.runtime.store.load(id, { fresh: true })
  const open = state?.openSteps.find((s) => s.step === step && (step !== 'opine' || s.unit === of))
  if (!open) {
    const steps = state?.openSteps.map((s) => s.stepId).join(', ')
    throw new Error(`${id}: ${step} is not open, but ${steps || 'nothing'} in ${state?.stage}`)
  }
  return open.stepId
}

/** Completes the act's step; throws unless it is taken. */
export const complete = async (harness: Harness, id: string, act: Act, stepId: string): Promise<void> => {
  const { status, body } = await harness.tryAct(act.as, id, stepId, act.outcome, act.form)
  if (status !== 200) throw new Error(`${id} ${act.step} ${act.outcome} answered ${status}: ${JSON.stringify(body)}`)
}
