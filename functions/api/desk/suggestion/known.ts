import type { Handling } from '../../../../shared/case/state.ts'
import type { Profile } from '../../../../shared/profiles/index.ts'
import type { Person, Unit } from '../../../../shared/settings.ts'
import type { FormContext } from '../forms/context.ts'
import { type Lang, say } from '../texts/language.ts'

type Known = Pick<FormContext, 'options' | 'proposals'>

export type Knowing = {
  lang: Lang
  profile: Profile
  /** The unit that acts, and its people. */
  unit: Unit | undefined
  people: readonly Person[]
  deputies: readonly string[]
}

/** What the case and its place know of fields that their schema has as texts: categories, sections, people. */
export const knownOf = ({ lang, profile, unit, people, deputies }: Knowing): Known => {
  const officers = people.filter((p) => p.active && p.unit === unit?.code && p.duties?.includes('officer'))
  return {
    options: {
      category: profile.categories.map(({ code, label }) => ({ value: code, label: `${code} ${say(lang, label)}` })),
    },
    proposals: {
      ...(unit?.sections && { section: unit.sections }),
      ...(officers.length > 0 && { officer: officers.map((p) => p.name) }),
      deputy: deputies,
    },
  }
}

type Begun = { title: unknown; body: unknown; lead: string | undefined; handling: Handling | undefined }

/** What a form begins with: the wording that is to be changed, the draft that was sent back, whom to talk with. */
export const begunWith = (form: string, { title, body, lead, handling }: Begun): Record<string, unknown> => {
  if (form === 'revise.resubmit') return { title, body }
  if (form === 'contact.contacted' && lead) return { with: [lead] }
  const draft = form === 'draft.submit' ? handling?.draft : undefined
  if (!draft) return {}
  const { category, title: of, body: text, disclosure, disclosureReason, commitments, referredTo } = draft
  return { category, title: of, body: text, disclosure, disclosureReason, commitments, referredTo }
}
