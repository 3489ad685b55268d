import { decideAct } from '../../../../shared/acts/define.ts'
import { actNamed } from '../../../../shared/acts/register.ts'
import { builtInCalendar, formatInstant } from '../../../../shared/calendar/index.ts'
import type { Actor } from '../../../../shared/case/actor.ts'
import { type Commit, type RequestKey, type SealedCommit, seal } from '../../../../shared/case/commit.ts'
import { completeStep } from '../../../../shared/case/decide/complete-step.ts'
import { actDueNow } from '../../../../shared/case/decide/keep-time.ts'
import { type Opening, openStep } from '../../../../shared/case/decide/open-step.ts'
import type { CaseEvent } from '../../../../shared/case/events.ts'
import { fold } from '../../../../shared/case/fold.ts'
import type { CaseState, OpenStep } from '../../../../shared/case/state.ts'
import type { Suggestion } from '../../../../shared/case/suggestion.ts'
import { effectiveProfile, type Profile, profileNamed } from '../../../../shared/profiles/index.ts'
import type { Rules } from '../../../../shared/rules.ts'

export const secretariat: Actor = { role: 'secretariat', sub: 's' }
export const inspector: Actor = { role: 'inspector', sub: 'i' }
export const workflow: Actor = { role: 'system', part: 'workflow' }
export const sweep: Actor = { role: 'system', part: 'sweep' }
export const unit = (code: string): Actor => ({
  role: 'unit',
  sub: code,
  unit: code,
  duties: ['office', 'officer', 'head'],
})

const units = new Map(
  ['ybj', 'wjw', 'jrj'].map((code) => [
    code,
    { code, name: `${code}局`, kind: 'government' as const, letterhead: '局', docPrefix: '函', active: true },
  ]),
)

type Overrides = Parameters<typeof effectiveProfile>[1]

/** Checking an overridden profile takes a while, and the rules are asked for at every step. */
const made = new Map<string, Profile>()
const profileOf = (profile: Profile, overrides: Overrides): Profile => {
  const key = `${profile.name} ${JSON.stringify(overrides)}`
  const found = made.get(key) ?? effectiveProfile(profile, overrides)
  made.set(key, found)
  return found
}

export const rulesAt = (now: string, overrides: Overrides = [], profile = 'xiamen-2025'): Rules => {
  const found = profileNamed(profile)
  if (!found) throw new Error(`no profile ${profile}`)
  return {
    now: new Date(now),
    profile: profileOf(found, overrides),
    calendar: builtInCalendar,
    unit: (code) => units.get(code),
    hasLeft: () => false,
  }
}

/** A case without store and workflow: what the domain's functions make of it, by a clock that the test sets. */
export class PureCase {
  readonly log: SealedCommit[] = []
  state: CaseState

  constructor(
    public now = '2025-02-10T09:00:00+08:00',
    public overrides: Overrides = [],
    given: Partial<Suggestion> = {},
  ) {
    const suggestion = {
      session: '16-5',
      number: '0105',
      kind: 'session' as const,
      title: '标题',
      body: '内容',
      topics: [],
      deputies: [{ name: '林一', lead: true }, { name: '王二' }],
      disclosure: 'full' as const,
      receivedOn: '2025-02-10',
      ...given,
    }
    this.state = this.put(undefined, secretariat, [{ type: 'Submitted', suggestion, definition: 1 }])
  }

  get rules(): Rules {
    return rulesAt(this.now, this.overrides)
  }

  commit(actor: Actor, events: CaseEvent[], request?: RequestKey): void {
    this.state = this.put(this.state, actor, events, request)
  }

  private put(before: CaseState | undefined, actor: Actor, events: CaseEvent[], request?: RequestKey): CaseState {
    const commit: Commit = {
      suggestion: '16-5-0105',
      version: (before?.version ?? 0) + 1,
      at: formatInstant(new Date(this.now)),
      actor,
      ...(request && { request }),
      events,
      previousHash: before?.hash ?? '',
    }
    const sealed = seal(commit)
    this.log.push(sealed)
    return fold(before, commit, sealed.hash)
  }

  /** Opens a step as the workflow does; its cause is the latest version unless one is given. */
  open(step: string, of: Partial<Opening> = {}): OpenStep {
    const opened = openStep(this.state, { step, cause: this.state.version, after: '', ...of }, this.rules)
    if (opened.is !== 'new') throw new Error(`${step} is ${opened.is}`)
    this.commit(workflow, opened.events)
    const found = this.state.openSteps.find((s) => s.stepId === opened.stepId)
    if (!found) throw new Error(`${step} did not open`)
    return found
  }

  complete(actor: Actor, { stepId }: { stepId: string }, outcome: string, form: Record<string, unknown> = {}): void {
    this.commit(actor, completeStep(this.state, { stepId, outcome, form }, actor, this.rules))
  }

  /** Does an act of the register. */
  act(actor: Actor, name: string, form: Record<string, unknown>): void {
    this.commit(actor, decideAct(actNamed(name), this.state, form, actor, this.rules))
  }

  /** What the sweep does until nothing is due now; answers what it did. */
  sweep(): string[] {
    const done: string[] = []
    for (let act = actDueNow(this.state, this.rules); act; act = actDueNow(this.state, this.rules)) {
      if (act.act === 'remind') {
        const { stepId, threshold, count } = act
        this.commit(sweep, [{ type: 'Reminded', stepId, threshold, ...(count && { count }) }])
        done.push(threshold)
      } else {
        this.complete(sweep, act, 'lapsed')
        done.push('lapsed')
      }
    }
    return done
  }

  /** Assigned to 医保局; answers the handling's id. */
  assigned(co: string[] = []): string {
    this.complete(secretariat, this.open('review'), 'accept')
    const mode = co.length > 0 ? 'joint' : 'sole'
    this.complete(secretariat, this.open('assign'), 'assign', { mode, handlings: [{ lead: 'ybj', co }] })
    return '16-5-0105.1'
  }

  /** Up to the letter that is out; answers the handling's id. */
  issued(draft: Record<string, unknown> = {}): string {
    const handling = this.assigned()
    const step = (name: string, outcome: string, form = {}) =>
      this.complete(unit('ybj'), this.open(name, { handling }), outcome, form)
    step('acknowledge', 'accept')
    const reply = { category: 'C', title: '函', body: '正文', disclosure: 'closed', disclosureReason: '涉密', ...draft }
    step('draft', 'submit', reply)
    step('sign', 'sign')
    step('issue', 'issue', { documentNumber: '函〔2025〕1号' })
    return handling
  }
}
