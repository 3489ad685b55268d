import type { Category } from '../../../../shared/profiles/category.ts'
import type { Profile } from '../../../../shared/profiles/index.ts'
import type { Person, Unit } from '../../../../shared/settings.ts'
import type { FormContext } from '../forms/context.ts'
import { type Lang, say } from '../texts/language.ts'
import { reply } from '../texts/reply.ts'
import type { HandlingView } from './case-view.ts'

type Known = Pick<FormContext, 'options' | 'proposals' | 'hints' | 'rows'>

export type Knowing = {
  lang: Lang
  profile: Profile
  /** The unit that acts, and its people. */
  unit: Unit | undefined
  people: readonly Person[]
  deputies: readonly string[]
  /** The document number that the unit's series gives next, where one is about to be given. */
  nextNumber?: string
}

/** What a category asks of a reply, in words. */
export const needsOf = (lang: Lang, row: Category): string => {
  const t = reply[lang]
  const needs = (['tracked', 'needsPlan', 'needsDeadline'] as const).filter((trait) => row[trait])
  return needs.length > 0 ? needs.map((trait) => t.needs[trait]).join(lang === 'zh' ? '，' : ', ') : t.needsNone
}

/** A unit's officers who are there. */
export const officersOf = ({ people, unit }: Pick<Knowing, 'people' | 'unit'>): Person[] =>
  people.filter((p) => p.active && unit !== undefined && p.unit === unit.code && p.duties?.includes('officer'))

/** What the case and its place know of fields that their schema has as texts: categories, sections, people. */
export const knownOf = (knowing: Knowing, form: string): Known => {
  const { lang, profile, unit, deputies, nextNumber } = knowing
  const officers = officersOf(knowing)
  const t = reply[lang]
  const drafting = form === 'draft.submit'
  return {
    options: {
      category: profile.categories.map((row) => ({
        value: row.code,
        label: `${row.code} ${say(lang, row.label)}`,
        ...(drafting && { hint: needsOf(lang, row) }),
      })),
    },
    proposals: {
      ...(unit?.sections && { section: unit.sections }),
      ...(officers.length > 0 && { officer: officers.map((p) => p.name) }),
      deputy: deputies,
    },
    hints: {
      ...(drafting && { body: t.bodyHint, disclosureReason: t.reasonHint }),
      ...(form === 'issue.issue' && nextNumber && { documentNumber: t.nextNumber(nextNumber) }),
    },
    ...(drafting && { rows: { body: 24, 'commitments.item': 2, disclosureReason: 2 } }),
  }
}

type Begun = {
  title: unknown
  body: unknown
  number: string
  session: string
  today: string
  lead: string | undefined
  handling: HandlingView | undefined
}

/** What a form begins with: the wording that is to be changed, the draft that was sent back, whom to talk with. */
export const begunWith = (form: string, of: Begun): Record<string, unknown> => {
  const { title, body, number, session, today, lead, handling } = of
  switch (form) {
    case 'revise.resubmit':
      return { title, body }
    case 'contact.contacted':
      return lead ? { with: [lead], on: today } : { on: today }
    case 'solicit.agreed':
    case 'revisit.revisited':
    case 'fulfil.fulfilled':
      return { on: today }
    case 'evaluate.rate':
      return { via: 'paper', on: today }
    case 'publish.published':
      return { on: today, text: 'full' }
    case 'draft.submit': {
      const draft = handling?.draft
      // A letter is in Chinese whatever the reader's language.
      const t = reply.zh
      if (!draft)
        return {
          title: t.titleToBegin(session, number),
          body: t.toBegin(session, String(title), number),
          disclosure: 'open',
        }
      const { category, title: of, body: text, disclosure, disclosureReason, commitments, referredTo } = draft
      return { category, title: of, body: text, disclosure, disclosureReason, commitments, referredTo }
    }
    default:
      return {}
  }
}
