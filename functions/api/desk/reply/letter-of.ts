import type { Handling } from '../../../../shared/case/state.ts'
import type { Profile } from '../../../../shared/profiles/index.ts'
import { questions } from '../../../../shared/profiles/questions.ts'
import { choiceLabelOf } from '../forms/labels.ts'
import type { CaseView } from '../suggestion/case-view.ts'
import { words } from '../suggestion/case-view.ts'
import type { LetterView } from './letter.page.tsx'

/** What a letter is made of beside its wording. */
export type LetterPlace = {
  view: Pick<CaseView, 'deputies' | 'delegation' | 'kind' | 'origin'>
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
const addressee = ({ deputies, delegation, kind, origin }: LetterPlace['view']): string => {
  if (kind === 'forwarded' && origin) return origin.body
  if (deputies.length === 0) return delegation ?? ''
  const names = deputies.map((d) => d.name)
  const shown = names.length > 3 ? `${names.slice(0, 3).join('、')}等` : names.join('、')
  return `${shown}代表`
}

/** The letter as it is sent, or as it will be. */
export const letterOf = (
  { view, handling: { officer, section }, unit, profile }: LetterPlace,
  { category, disclosure, title, body, documentNumber, signedBy, date }: Wording,
): LetterView => ({
  letterhead: unit.letterhead,
  unit: unit.name,
  category,
  disclosure: disclosure && choiceLabelOf('zh', 'draft.submit', 'disclosure', disclosure),
  ...(documentNumber && { documentNumber }),
  ...(signedBy && { signedBy }),
  title: words(title),
  to: addressee(view),
  body: words(body),
  ...(date && { date }),
  ...(officer && { contact: [section, officer].filter(Boolean).join(' ') }),
  copyTo: profile.letter.copyTo.map((to) => questions.copyTo.values[to].zh),
})
