import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { waitsFor } from '../../../../shared/case/decide/authorize.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { heirOf } from '../../../../shared/organisation.ts'
import type { Rules } from '../../../../shared/rules.ts'
import { mayReach } from '../../acts/personal.ts'
import { readStory } from '../../story/read-story.ts'
import { caseView } from '../../views/case.view.ts'
import { dueView, replyDueView } from '../../views/due.view.ts'
import { attachmentsOnPage } from '../attachments/reading.ts'
import type { DeskDeps } from '../desk-env.ts'
import { letterOf } from '../reply/letter-of.ts'
import type { Lang } from '../texts/language.ts'
import { say } from '../texts/language.ts'
import type { Person } from '../viewer.ts'
import { actOffers } from './act-offers.ts'
import { possibleActs } from './acts.ts'
import type { CaseView, HandlingView } from './case-view.ts'
import { draftsOf } from './drafts.ts'
import { begunWith } from './known.ts'
import type { Matter } from './matter.page.tsx'
import { offersOf } from './offers.ts'
import type { PagePlace } from './place.ts'
import type { Sent } from './sent.ts'
import { waitsForWords } from './suggestion.page.tsx'

export type Case = { state: CaseState; rules: Rules; person: Person }

/** The number that the next letter of a step's series gets, where it gives none of its own. Claims nothing. */
const nextNumber = async (
  deps: DeskDeps,
  { rules }: Case,
  stepId: string,
  code: string,
): Promise<string | undefined> => {
  const unit = rules.unit(heirOf(rules.unit, code))
  if (!unit) return undefined
  const series = { prefix: unit.docPrefix, year: Number(dayOf(deps.now()).slice(0, 4)) }
  const latest = await deps.store.claims(series, 10)
  const serial = latest.find((c) => c.owner === stepId)?.serial ?? (latest[0]?.serial ?? 0) + 1
  return `${series.prefix}〔${series.year}〕${serial}号`
}

/** A handling's present draft as the letter that it will be. */
export const draftLetter = (view: CaseView, handling: HandlingView, rules: Rules) => {
  const { draft, signed } = handling
  const unit = rules.unit(heirOf(rules.unit, handling.unit))
  if (!draft || !unit) return undefined
  const signing = signed ? { signedBy: signed.by } : {}
  return letterOf({ view, handling, unit, profile: rules.profile }, { ...draft, ...signing })
}

/** What the page of a case shows of it to this person. */
export const readForPage = async (deps: DeskDeps, lang: Lang, of: Case, sent?: Sent) => {
  const { state, rules, person } = of
  const [view, units, people, sessions, story] = await Promise.all([
    caseView(deps.store, state, rules),
    deps.rules.units(),
    deps.rules.people(),
    deps.rules.sessions(),
    readStory(deps.store, state.id),
  ])
  const today = dayOf(deps.now())
  const place: PagePlace = { lang, today, units, profile: rules.profile }
  const session = sessions.find((s) => s.id === view.session)?.name ?? view.session
  const names = (code: string) => units.find((u) => u.code === code)?.name
  const drafts = new Map(view.handlings.map((h) => [h.id, draftsOf(story, h.id, names)]))
  const lead = (view.deputies.find((d) => d.lead) ?? view.deputies[0])?.name
  const several = view.handlings.length > 1
  const isMine = (stepId: string): boolean => {
    const open = state.openSteps.find((s) => s.stepId === stepId)
    const leading = state.handlings.find((h) => h.id === open?.handling)?.unit
    return open !== undefined && waitsFor(open, leading, person, rules.unit)
  }
  const knowing = (unit: string | undefined, number?: string) => ({
    lang,
    profile: rules.profile,
    unit: rules.unit(unit ?? ''),
    people,
    deputies: view.deputies.map((d) => d.name),
    ...(number && { nextNumber: number }),
  })
  const mine = view.openSteps.filter((s) => isMine(s.stepId))
  const steps = await Promise.all(
    mine.map(async (step) => {
      const handling = view.handlings.find((h) => h.id === step.handling)
      const about = step.unit ?? (several ? handling?.unit : undefined)
      const number =
        step.step === 'issue' ? await nextNumber(deps, of, step.stepId, step.assignee.unit ?? '') : undefined
      const letter = handling && draftLetter(view, handling, rules)
      const matter: Matter = {
        step: step.step,
        handling,
        drafts: drafts.get(step.handling ?? '') ?? [],
        ...(step.commitment && { commitment: step.commitment }),
        ...(letter && { letter }),
      }
      return {
        ...step,
        ...(about && { about: rules.unit(about)?.name ?? about }),
        why: say(lang, (await dueView(deps, of, step.stepId)).words),
        matter,
        offers: offersOf({
          lang,
          suggestion: state.id,
          step,
          units,
          knowing: knowing(step.assignee.unit, number),
          begun: (form) =>
            begunWith(form, {
              title: view.title,
              body: view.body,
              number: view.number,
              session,
              today,
              lead,
              handling,
            }),
          once: randomUUID,
          sent,
        }),
      }
    }),
  )
  const owed = view.handlings.filter((h) => h.replies.every((r) => r.round !== h.round))
  const whys = new Map(
    await Promise.all(owed.map(async (h) => [h.id, say(lang, (await replyDueView(deps, of, h.id)).words)] as const)),
  )
  const own = person.role === 'unit' ? person.unit : undefined
  const acts = actOffers(
    { lang, today, view, knowing: knowing(own), units, once: randomUUID, sent },
    possibleActs({ state, rules, person, today }),
  )
  const waiting = view.openSteps.filter((s) => !isMine(s.stepId)).map((s) => waitsForWords(lang, s, units))
  const reach = mayReach(state, person, rules)
  const attachments = attachmentsOnPage(place, of, story, sent)
  return { place, view, session, steps, waiting, acts, drafts, whys, story, reach, attachments }
}
