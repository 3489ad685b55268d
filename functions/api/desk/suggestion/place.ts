import type { Profile } from '../../../../shared/profiles/index.ts'
import type { UnitNames } from '../forms/input.ts'
import { choiceLabelOf } from '../forms/labels.ts'
import { type Lang, say } from '../texts/language.ts'
import { sayDay } from '../time.tsx'

/** What the parts of a case's page say things by. */
export type PagePlace = { lang: Lang; today: string; units: UnitNames; profile: Profile }

/** A unit by name. */
export const unitName = ({ units }: Pick<PagePlace, 'units'>, code: string): string =>
  units.find((u) => u.code === code)?.name ?? code

export const dayWords = ({ lang, today }: PagePlace, day: string): string => sayDay(lang, day, today)

/** How somebody was spoken with. */
export const modeName = ({ lang }: PagePlace, mode: string): string =>
  choiceLabelOf(lang, 'contact.contacted', 'mode', mode)

/** 满意 and its like. */
export const satisfactionName = ({ lang }: PagePlace, value: string): string =>
  choiceLabelOf(lang, 'evaluate.rate', 'result', value)

export const disclosureName = ({ lang }: PagePlace, value: string): string =>
  choiceLabelOf(lang, 'draft.submit', 'disclosure', value)

/** A category with what it means here. */
export const categoryName = ({ lang, profile }: PagePlace, code: string): string => {
  const row = profile.categories.find((c) => c.code === code)
  return row ? `${code} ${say(lang, row.label)}` : code
}
