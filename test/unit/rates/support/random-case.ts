import { decideAct } from '../../../../shared/acts/define.ts'
import { actNamed } from '../../../../shared/acts/register.ts'
import { addDays, builtInCalendar, dayOf, formatInstant } from '../../../../shared/calendar/index.ts'
import type { Actor } from '../../../../shared/case/actor.ts'
import { type Commit, type SealedCommit, seal } from '../../../../shared/case/commit.ts'
import { completeStep } from '../../../../shared/case/decide/complete-step.ts'
import { openStep } from '../../../../shared/case/decide/open-step.ts'
import type { CaseEvent } from '../../../../shared/case/events.ts'
import { fold } from '../../../../shared/case/fold.ts'
import { type SuggestionKind, suggestionId } from '../../../../shared/case/ids.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState, Handling } from '../../../../shared/case/state.ts'
import { type Profile, profileNamed } from '../../../../shared/profiles/index.ts'
import type { Rules } from '../../../../shared/rules.ts'
import type { Unit } from '../../../../shared/settings.ts'
import type { Random } from './random.ts'

const secretariat: Actor = { role: 'secretariat', sub: 's' }
const inspector: Actor = { role: 'inspector', sub: 'i' }
const workflow: Actor = { role: 'system', part: 'workflow' }
const sweep: Actor = { role: 'system', part: 'sweep' }
const by = (code: string): Actor => ({ role: 'unit', sub: code, unit: code, duties: ['office', 'officer', 'head'] })

const profiles = ['xiamen-2025', 'national', 'chongqing-2018', 'shandong-2017', 'henan-2017']
const satisfactions = ['satisfied', 'basically-satisfied', 'dissatisfied'] as const
const modes = ['face-to-face', 'visit', 'phone', 'email', 'other'] as const

export const profileOfSession = (session: string): Profile => {
  const found = profileNamed(profiles[Number(session.split('-')[1]) % profiles.length] ?? '')
  if (!found) throw new Error(`no profile for ${session}`)
  return found
}

/** The units of the histories; `head` is above two of them. `now` may be changed while a history runs. */
export type Organisation = { units: Map<string, Unit> }
export const unitCodes = ['ybj', 'wjw', 'jrj', 'jtj', 'zx1', 'zx2']

/**
 * One suggestion whose history is drawn: real events that the domain decided, at days that go on by chance. What the
 * rules refuse is not done.
 */
export class RandomCase {
  readonly log: SealedCommit[] = []
  readonly states: CaseState[] = []
  #at: number
  #serial = 0
  readonly #profile: Profile

  constructor(
    private readonly draw: Random,
    private readonly organisation: Organisation,
    private readonly submission: { session: string; number: string; startsAt: number; endsAt: number },
  ) {
    this.#at = submission.startsAt
    this.#profile = profileOfSession(submission.session)
    this.#submit()
    for (const wait of this.#course()) {
      this.#at += wait * 3_600_000
      if (this.#at > submission.endsAt) break
    }
  }

  get state(): CaseState {
    const state = this.states.at(-1)
    if (!state) throw new Error('nothing was submitted')
    return state
  }

  get #today(): string {
    return dayOf(new Date(this.#at))
  }

  get #rules(): Rules {
    return {
      now: new Date(this.#at),
      profile: this.#profile,
      calendar: builtInCalendar,
      unit: (code) => this.organisation.units.get(code),
      hasLeft: () => false,
    }
  }

  #commit(actor: Actor, events: CaseEvent[]): void {
    if (events.length === 0) return
    const before = this.states.at(-1)
    const commit: Commit = {
      suggestion: before?.id ?? this.#id,
      version: (before?.version ?? 0) + 1,
      at: formatInstant(new Date(this.#at)),
      actor,
      events,
      previousHash: before?.hash ?? '',
    }
    const sealed = seal(commit)
    this.log.push(sealed)
    this.states.push(fold(before, commit, sealed.hash))
  }

  #id = ''
  #submit(): void {
    const { draw } = this
    const { session, number } = this.submission
    const kind = draw.pick<SuggestionKind>(['session', 'session', 'session', 'session', 'recess', 'bill', 'forwarded'])
    this.#id = suggestionId(session, kind, number)
    const secret = draw.chance(0.2)
    this.#commit(secretariat, [
      {
        type: 'Submitted',
        definition: 1,
        suggestion: {
          session,
          number,
          kind,
          title: `第${number}号`,
          body: '内容',
          topics: draw.shuffled(['医保', '交通', '养老']).slice(0, draw.below(3)),
          deputies: [{ name: '林一', lead: true }, { name: '王二' }],
          disclosure: 'full',
          receivedOn: this.#today,
          ...(secret && { confidential: 'content' as const, visibleTo: draw.pick([['甲'], ['甲', '乙'], []]) }),
          ...(kind === 'forwarded' && { origin: { body: '省人大', number: '1' } }),
        },
      },
    ])
  }

  /** Does it, unless it is refused; answers whether it was done. */
  #try(work: () => void): boolean {
    try {
      work()
      return true
    } catch (refusal) {
      if (refusal instanceof Refusal) return false
      throw refusal
    }
  }

  /** Opens a step as the workflow does, unless one like it is open, and completes it. */
  #step(
    actor: Actor,
    step: string,
    outcome: string,
    form: Record<string, unknown> = {},
    of: { handling?: string; unit?: string; commitment?: string } = {},
  ): boolean {
    return this.#try(() => {
      const isOpen = () =>
        this.state.openSteps.find(
          (s) => s.step === step && s.handling === of.handling && s.unit === of.unit && s.commitment === of.commitment,
        )
      if (!isOpen()) {
        const opened = openStep(this.state, { step, cause: this.state.version, after: '', ...of }, this.#rules)
        if (opened.is === 'new') this.#commit(workflow, opened.events)
      }
      const open = isOpen()
      if (!open) return
      this.#commit(actor, completeStep(this.state, { stepId: open.stepId, outcome, form }, actor, this.#rules))
    })
  }

  #act(actor: Actor, act: string, form: Record<string, unknown>): boolean {
    return this.#try(() => this.#commit(actor, decideAct(actNamed(act), this.state, form, actor, this.#rules)))
  }

  #others(code: string): string[] {
    const active = [...this.organisation.units.values()].filter((u) => u.active && u.code !== code)
    return this.draw.shuffled(active.map((u) => u.code))
  }

  /** What happens, with the hours that pass between. */
  *#course(): Generator<number> {
    const { draw } = this
    yield draw.below(200)
    if (draw.chance(0.08)) {
      this.#step(secretariat, 'review', 'return', {
        reason: '内容空泛',
        as: draw.pick(['letter', 'reference', 'refused']),
      })
      return
    }
    this.#step(secretariat, 'review', 'accept')
    if (draw.chance(0.07)) return
    yield draw.below(300)
    this.#assign()
    const courses = this.state.handlings.map((h) => this.#handling(h.id))
    while (courses.length > 0) {
      const course = draw.pick(courses)
      const next = course.next()
      if (next.done) courses.splice(courses.indexOf(course), 1)
      else yield next.value
      this.#chanceEvents(courses)
    }
  }

  #assign(): void {
    const { draw } = this
    const [a = '', b = '', c = ''] = this.#others('')
    const co = [b, c].slice(0, draw.below(3))
    const mode = draw.pick(['sole', 'joint', 'joint', 'separate', 'reference'])
    const dueOn = draw.chance(0.1) && { dueOn: addDays(this.#today, 20 + draw.below(90)) }
    const handlings =
      mode === 'sole'
        ? [{ lead: a, ...dueOn }]
        : mode === 'joint'
          ? [{ lead: a, co: co.length > 0 ? co : [b] }]
          : mode === 'separate'
            ? [
                { lead: a, part: '一' },
                { lead: draw.pick([a, b]), part: '二', co: [c] },
                ...(draw.chance(0.3) ? [{ lead: b, reference: true }] : []),
              ]
            : [{ lead: a }]
    this.#step(secretariat, 'assign', 'assign', {
      mode,
      handlings,
      ...(mode === 'reference' && { waiver: { on: this.#today } }),
    })
  }

  #find(id: string): Handling | undefined {
    return this.state.handlings.find((h) => h.id === id)
  }

  /** Things that come at any time. */
  #chanceEvents(courses: Generator<number>[]): void {
    const { draw } = this
    if (draw.chance(0.01))
      this.#act(secretariat, 'withdrawal', { reason: '撤回', signers: ['林一', '王二'], on: this.#today })
    if (draw.chance(0.01)) this.#act(secretariat, 'withdrawal', { reason: '撤回', signers: ['王二'], on: this.#today })
    if (draw.chance(0.01))
      this.#act(secretariat, 'amendment', { topics: [draw.pick(['医保', '交通'])], reason: '更正' })
    if (draw.chance(0.02)) {
      const [lead = ''] = this.#others('')
      if (this.#act(secretariat, 'reassignment', { lead, reason: '增加承办单位' })) {
        const added = this.state.handlings.at(-1)
        if (added) courses.push(this.#handling(added.id))
      }
    }
  }

  *#handling(id: string): Generator<number> {
    const { draw } = this
    const unit = () => by(this.#heir(this.#find(id)?.unit ?? ''))
    const hours = () => draw.below(draw.chance(0.2) ? 1200 : 250)
    if (draw.chance(0.2))
      this.#step(unit(), 'acknowledge', 'decline', { reason: '职责不符', proposedUnit: 'wjw' }, { handling: id })
    const [more = ''] = this.#others(this.#find(id)?.unit ?? '')
    const added = draw.chance(0.2) && { addCo: [more], reason: '需要会办' }
    this.#step(unit(), 'acknowledge', 'accept', { ...added }, { handling: id })
    if (this.state.openSteps.some((s) => s.step === 'acknowledge')) return
    yield hours()
    if (draw.chance(0.2)) this.#reassign(id)
    for (const code of draw.shuffled(this.#find(id)?.co ?? [])) {
      yield hours()
      this.#opine(id, code)
    }
    yield hours()
    this.#contacts(id)
    if (draw.chance(0.25)) this.#extend(id)
    yield hours()
    if (draw.chance(0.1)) this.#reassign(id)
    if (draw.chance(0.1)) this.#moveDue(id)
    if (draw.chance(0.1)) return
    for (let round = 0; round < 4; round++) {
      yield* this.#reply(id)
      if (!this.#find(id)?.replies.length) return
      yield hours()
      this.#publish(id)
      yield* this.#promises(id)
      yield hours()
      if (!(yield* this.#rated(id))) return
    }
  }

  #heir(code: string): string {
    const unit = this.organisation.units.get(code)
    return unit && !unit.active && unit.successor ? unit.successor : code
  }

  #reassign(id: string): void {
    const h = this.#find(id)
    if (!h) return
    const [lead = '', ...rest] = this.#others(h.unit)
    const co = this.draw.shuffled([...h.co.filter((c) => c !== lead), ...rest.slice(0, 1)]).slice(0, this.draw.below(3))
    const same = this.draw.chance(0.3)
    const form = {
      handling: id,
      lead: same ? h.unit : lead,
      co: [...new Set(co)].filter((c) => c !== h.unit),
      reason: '改交',
    }
    this.#act(secretariat, 'reassignment', form)
  }

  #opine(id: string, code: string): void {
    const opined = () =>
      this.#step(by(this.#heir(code)), 'opine', 'opined', { text: '会办意见' }, { handling: id, unit: code })
    if (this.draw.chance(0.15) || this.#find(id)?.opinions[code]?.on) return
    opined()
    const h = this.#find(id)
    if (!h || !this.draw.chance(0.2)) return
    const isBack = this.#act(by(this.#heir(h.unit)), 'opinion-send-back', {
      handling: id,
      unit: code,
      reason: '太空泛',
    })
    if (isBack && this.draw.chance(0.7)) opined()
  }

  #contacts(id: string): void {
    const h = this.#find(id)
    if (!h) return
    for (let n = this.draw.below(3); n > 0; n--)
      this.#act(by(this.#heir(h.unit)), 'contacts', {
        handling: id,
        mode: this.draw.pick(modes),
        on: addDays(this.#today, -this.draw.below(5)),
        with: [this.draw.pick(['林一', '路人'])],
        summary: '沟通',
      })
  }

  #extend(id: string): void {
    const h = this.#find(id)
    if (!h) return
    this.#act(by(this.#heir(h.unit)), 'extensions', {
      handling: id,
      months: 1 + this.draw.below(3),
      reason: '情况复杂',
    })
    const asked = this.#find(id)?.asked
    if (asked && this.draw.chance(0.8))
      this.#step(
        secretariat,
        'decide-extension',
        this.draw.chance(0.7) ? 'grant' : 'refuse',
        this.draw.chance(0.99) ? { dueOn: asked.dueOn } : {},
        { handling: id },
      ) || this.#step(secretariat, 'decide-extension', 'refuse', { reason: '不必' }, { handling: id })
  }

  /** As a calendar notice does. */
  #moveDue(id: string): void {
    const h = this.#find(id)
    if (!h?.dueOn || h.replies.length > 0 || this.state.stage === 'closed') return
    const to = addDays(h.dueOn, this.draw.below(7) - 3)
    this.#commit(sweep, [
      { type: 'DueRecomputed', notice: '通知', moves: [{ of: 'handling', id, from: h.dueOn, to, provisional: false }] },
    ])
  }

  *#reply(id: string): Generator<number> {
    const { draw } = this
    const unit = () => by(this.#heir(this.#find(id)?.unit ?? ''))
    const category = draw.pick(this.#profile.categories)
    const disclosure = draw.pick(['open', 'open', 'closed'])
    const promised = draw.chance(0.6) || category.tracked
    this.#step(
      unit(),
      'draft',
      'submit',
      {
        category: category.code,
        title: '函',
        body: '正文',
        disclosure,
        ...(disclosure === 'closed' && { disclosureReason: '内部' }),
        ...(promised && {
          commitments: Array.from({ length: 1 + draw.below(2) }, (_, i) => ({
            item: `承诺${this.#serial++}-${i}`,
            ...((category.needsDeadline || draw.chance(0.8)) && { dueOn: addDays(this.#today, draw.below(250)) }),
          })),
        }),
      },
      { handling: id },
    )
    this.#step(unit(), 'sign', 'sign', {}, { handling: id })
    const signed = this.#find(id)?.signed
    yield draw.below(100)
    if (!signed || draw.chance(0.05)) return
    if (draw.chance(0.2)) this.#contacts(id)
    if (!this.#find(id)?.signed || !this.#find(id)?.draft) return
    const form = {
      documentNumber: `函〔2025〕${++this.#serial}号`,
      ...(draw.chance(0.3) && { issuedOn: draw.pick([signed.on, this.#today]) }),
    }
    this.#step(unit(), 'issue', 'issue', form, { handling: id })
  }

  #publish(id: string): void {
    const { draw } = this
    const open = this.state.openSteps.find((s) => s.step === 'publish' && s.handling === id)
    const h = this.#find(id)
    if (!h) return
    const unit = by(this.#heir(h.unit))
    if (open && draw.chance(0.6)) {
      const published = draw.chance(0.8)
      const form = published ? { on: this.#today, text: 'full' } : { disclosure: 'closed', reason: '不宜' }
      this.#step(unit, 'publish', published ? 'published' : 'withheld', form, { handling: id })
    }
    if (draw.chance(0.15))
      this.#act(secretariat, 'disclosure', { handling: id, decision: draw.pick(['open', 'closed']), reason: '变更' })
    if (draw.chance(0.05)) this.#act(secretariat, 'corrections', { handling: id, reason: '有误' })
  }

  *#promises(id: string): Generator<number> {
    const { draw } = this
    for (const { id: commitment } of this.#find(id)?.commitments ?? []) {
      if (draw.chance(0.3)) continue
      yield draw.below(900)
      const promise = this.#find(id)?.commitments.find((c) => c.id === commitment)
      if (promise?.state !== 'open') continue
      const owner = by(this.#heir(promise.unit))
      const of = { handling: id, commitment }
      if (draw.chance(0.3))
        this.#step(
          owner,
          'fulfil',
          'reschedule',
          { dueOn: addDays(this.#today, 1 + draw.below(90)), reason: '延后', signedBy: '局长' },
          of,
        )
      if (draw.chance(0.15)) this.#step(owner, 'fulfil', 'abandon', { reason: '不具备', signedBy: '局长' }, of)
      else {
        const form = {
          on: addDays(this.#today, -draw.below(6)),
          evidence: '照片',
          ...(draw.chance(0.4) && { category: draw.pick(this.#profile.categories).code }),
        }
        this.#step(owner, 'fulfil', 'fulfilled', form, of)
        const rated = { result: draw.pick(satisfactions), comments: '意见' }
        if (draw.chance(0.5)) this.#step(secretariat, 'rate-fulfilment', 'rate', rated, of)
        if (rated.result === 'dissatisfied' && draw.chance(0.5))
          this.#step(secretariat, 'redo', 'redo', { instructions: '继续' }, of)
      }
    }
  }

  /** The rating; answers whether a new round follows. */
  *#rated(id: string): Generator<number, boolean> {
    const { draw } = this
    const rating = { attitude: draw.pick(satisfactions), result: draw.pick(satisfactions), comments: '意见' }
    const h = this.#find(id)
    if (h?.correcting) return true
    if (h?.round !== h?.replies.at(-1)?.round) return false
    if (draw.chance(0.1)) return false
    if (draw.chance(0.25)) {
      this.#step(sweep, 'evaluate', 'lapsed', {}, { handling: id })
      yield draw.below(300)
      if (draw.chance(0.6)) return false
      this.#act(secretariat, 'ratings', { handling: id, ...rating })
    } else this.#step(secretariat, 'evaluate', 'rate', rating, { handling: id })
    if (rating.result !== 'dissatisfied' && rating.attitude !== 'dissatisfied') {
      if (draw.chance(0.8)) return false
      this.#step(
        by(this.#find(id)?.unit ?? ''),
        'revisit',
        'revisited',
        { mode: 'phone', on: this.#today, summary: '回访' },
        { handling: id },
      )
      this.#step(inspector, 'inspect', 'return', { reason: '答非所问' }, { handling: id })
    }
    yield draw.below(200)
    const again = { instructions: '重新办理', ...(draw.chance(0.4) && { lead: this.#others('')[0] }) }
    const mediated = { on: this.#today, minutes: '纪要', conclusion: draw.pick(['redo', 'conclude']) }
    return (
      this.#step(secretariat, 'redo', 'redo', again, { handling: id }) ||
      this.#step(secretariat, 'redo', 'mediate', mediated, { handling: id })
    )
  }
}
