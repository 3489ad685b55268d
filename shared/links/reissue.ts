import * as z from 'zod'
import { bySecretariat } from '../acts/who.ts'
import type { Actor } from '../case/actor.ts'
import { isOver } from '../case/decide/open-step.ts'
import type { EventOf } from '../case/events.ts'
import { stepIdOf } from '../case/ids.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { CaseState } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import { stepNamed } from '../steps/catalogue.ts'
import { Line, Words } from '../steps/forms.ts'
import { leadOf } from './deputy.ts'
import { currentIssue } from './history.ts'
import { type LinkOf, LinkPurpose } from './link.ts'

export const Reissue = z.strictObject({
  deputy: Line,
  purpose: LinkPurpose,
  handling: z.string().optional(),
  commitment: z.string().optional(),
})
export type Reissue = z.infer<typeof Reissue>

export const Revocation = z.strictObject({ deputy: Line, reason: Words })
export type Revocation = z.infer<typeof Revocation>

type Step = { stepId: string; handling?: string; commitment?: string }

/** The steps that a link of this purpose can answer now: the open ones, and an evaluation whose window has ended. */
export const answerable = (state: CaseState, purpose: LinkPurpose): Step[] => {
  const open = state.openSteps.filter((s) => s.step === purpose)
  if (purpose !== 'evaluate') return open
  const late = state.handlings.flatMap((h): Step[] => {
    const reply = h.replies.at(-1)
    if (!reply || h.ratings.some((r) => r.round === reply.round)) return []
    const stepId = stepIdOf({ suggestion: state.id, handling: h.id, step: 'evaluate', cause: reply.version })
    return Object.hasOwn(state.completed, stepId) ? [{ stepId, handling: h.id }] : []
  })
  return [...open, ...late]
}

/** The one step that the link is to answer. */
const stepFor = (state: CaseState, { purpose, handling, commitment }: Reissue): Step => {
  const all = answerable(state, purpose).filter(
    (s) => (!handling || s.handling === handling) && (!commitment || s.commitment === commitment),
  )
  const [first, ...more] = all
  if (!first) throw notNow(`现在没有要代表办理的「${stepNamed(purpose).labels.zh}」`)
  if (more.some((s) => s.handling !== first.handling)) throw invalid('handling', '请写明是哪个承办件')
  if (more.length > 0) throw invalid('commitment', '请写明是哪项承诺')
  return first
}

const assertSigner = (state: CaseState, deputy: string): void => {
  if (!state.suggestion.deputies.some((d) => d.name === deputy))
    throw invalid('deputy', `「${deputy}」不是这件建议的代表`)
}

/** The secretariat issues a signer's link anew; the one before is replaced. Throws a Refusal. */
export const reissue = (state: CaseState, form: Reissue, actor: Actor, rules: Rules): [EventOf<'LinkReissued'>] => {
  const { deputy, purpose } = form
  const handling = state.handlings.find((h) => h.id === form.handling)
  bySecretariat({ state, rules, actor, ...(handling && { handling }) }, '链接')
  if (isOver(state)) throw notNow('建议已经不再办理，不能再发链接')
  assertSigner(state, deputy)
  if (form.handling && !handling) throw invalid('handling', '这件建议没有这个承办件')
  if (purpose !== 'read' && leadOf(state) !== deputy)
    throw invalid('deputy', `「${stepNamed(purpose).labels.zh}」由领衔代表办理，其他代表只能查看`)
  const step = purpose === 'read' ? undefined : stepFor(state, form)
  const of: LinkOf = { suggestion: state.id, purpose, ...(step && { stepId: step.stepId }), deputy }
  const { suggestion: _, ...named } = of
  return [{ type: 'LinkReissued', ...named, issue: currentIssue(state, of) + 1 }]
}

/** The secretariat ends all links that a signer has; each can be issued anew. Throws a Refusal. */
export const revoke = (
  state: CaseState,
  { deputy, reason }: Revocation,
  actor: Actor,
  rules: Rules,
): [EventOf<'LinksRevoked'>] => {
  bySecretariat({ state, rules, actor }, '链接')
  assertSigner(state, deputy)
  return [{ type: 'LinksRevoked', deputy, reason }]
}
