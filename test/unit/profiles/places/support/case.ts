import { type Profile, profileNamed } from '../../../../../shared/profiles/index.ts'

/** What a test case is about: a value of one place's profile and the article it is taken from. */
export interface Cited {
  place: string
  article: string
  /** where it stands in the profile: `limits.reply`, `redo.rule`, `categories` */
  path: string
  /** what the article says, in our words */
  says: string
}

/** `重庆 20: co-opinion, 30 working days from assignment`. */
export const nameOf = ({ place, article, says }: Cited): string =>
  `${the(place).place.zh.replace(/[市省]$/, '')} ${article}: ${says}`

/** The profile of a name; throws where there is none. */
export const the = (place: string): Profile => {
  const profile = profileNamed(place)
  if (!profile) throw new Error(`no profile: ${place}`)
  return profile
}
