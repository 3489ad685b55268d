import type { Actor } from '../../../shared/case/actor.ts'
import type { Lang } from './texts/language.ts'

/** A person who is signed in. */
export type Person = Exclude<Actor, { role: 'system' | 'deputy' }>

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Who looks at a page and how: what every page is given. */
export type Viewer = {
  lang: Lang
  theme: Theme
  /** The page's own path with its query, to come back to. */
  path: string
  /** Absent where nobody is signed in. */
  person?: Person
  /** The person's unit by name. */
  unit?: string
}
