import type { UnitNames } from '../forms/input.ts'
import type { Lang } from '../texts/language.ts'
import type { ListPlace } from './row.page.tsx'

/** What lists say things by. */
export const placeOf = (lang: Lang, today: string, units: UnitNames): ListPlace => {
  const names = new Map(units.map((u) => [u.code, u.name]))
  return { lang, today, unitName: (code) => names.get(code) ?? code }
}
