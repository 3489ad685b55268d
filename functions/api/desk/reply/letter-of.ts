import type { Handling } from '../../../../shared/case/state.ts'
import { type Answered, wholeBody } from '../../../../shared/letter-form/body.ts'
import type { ReplyLetter } from '../../../../shared/letter-form/letter.ts'
import type { Profile } from '../../../../shared/profiles/index.ts'
import { questions } from '../../../../shared/profiles/questions.ts'
import { choiceLabelOf } from '../forms/labels.ts'
import type { CaseView } from '../suggestion/case-view.ts'
import { words } from '../suggestion/case-view.ts'

/** What a letter is made of beside its wording. */
export type LetterPlace = {
  view: Pick<CaseView, 'deputies' | 'delegation' | 'kind' | 'origin' | 'number' | 'title'>
  handling: Pick<Handling, 'officer' | 'section'>
  unit: { name: string; letterhead: string }
  profile: Pick<Profile, 'letter' | 'categories'>
}

/** Its wording, of a draft or of a letter that was issued. */
export type Wording = {
  category: string
  disclosure: string
  title: unknown
  body: unknown
  documentNumber?: string
  signedBy?: string
  date?: string
}

/** To whom it is: every signer, the delegation, or the body that sent the suggestion from above. */
export const addressee = ({ deputies, delegation, kind, origin }: LetterPlace['view']): string => {
  if (kind === 'forwarded' && origin) return origin.body
  if (deputies.length === 0) return delegation ?? ''
  const names = deputies.map((d) => d.name)
  const shown = names.length > 3 ? `${names.slice(0, 3).join('、')}等` : names.join('、')
  return `${shown}代表`
}

const answered = ({ deputies, kind, origin }: LetterPlace['view']): Answered => {
  if (kind === 'forwarded' && origin) return { kind: 'body' }
  return deputies.length === 0 ? { kind: 'delegation' } : { kind: 'deputies', count: deputies.length }
}

/** To whom a copy goes, in words. */
export const copiesOf = ({ letter }: LetterPlace['profile']): string[] =>
  letter.copyTo.map((to) => questions.copyTo.values[to].zh)

/** Whom to ask at the unit. */
export const contactOf = ({ section, officer }: LetterPlace['handling']): { contact?: string } =>
  officer ? { contact: [section, officer].filter(Boolean).join(' ') } : {}

/** The letter as it is sent, or as it will be. */
export const letterOf = (
  { view, handling, unit, profile }: LetterPlace,
  { category, disclosure, title, body, documentNumber, signedBy, date }: Wording,
): ReplyLetter => ({
  letterhead: unit.letterhead,
  unit: unit.name,
  category,
  disclosure: disclosure && choiceLabelOf('zh', 'draft.submit', 'disclosure', disclosure),
  ...(documentNumber && { documentNumber }),
  ...(signedBy && { signedBy }),
  title: words(title),
  to: addressee(view),
  body: wholeBody(words(body), { title: words(view.title), number: view.number, answered: answered(view) }),
  ...(date && { date }),
  ...contactOf(handling),
  copyTo: copiesOf(profile),
})
