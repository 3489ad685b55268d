import type { RateName } from '../../../shared/rates/figures.ts'
import type { Grouped } from './postgres.ts'
import type { Page } from './report-page.ts'

type Rates = Record<string, { numerator: number; denominator: number }>

/** Where the page and PostgreSQL's groups do not say the same, in words; none is expected. */
export const differences = ({ byUnit, byMonth }: Page, sql: Grouped): string[] => {
  const pages: [string, Rates][] = [
    ['total', byUnit.rates],
    ...(byUnit.groups ?? []).map(({ key, rates }): [string, Rates] => [`unit ${key}`, rates]),
    ...(byMonth.groups ?? []).map(({ key, rates }): [string, Rates] => [`month ${key}`, rates]),
  ]
  const known = new Set(pages.map(([group]) => group))
  const missing = [...sql.keys()].filter((group) => !known.has(group)).map((group) => `${group} is missing`)
  const names = Object.keys(sql.get('total') ?? {}) as RateName[]
  return [
    ...missing,
    ...pages.flatMap(([group, rates]) =>
      names.flatMap((name) => {
        const { numerator = 0, denominator = 0 } = rates[name] ?? {}
        const [n, d] = sql.get(group)?.[name] ?? [0, 0]
        return n === numerator && d === denominator
          ? []
          : [`${group} ${name}: ${numerator}/${denominator}, by SQL ${n}/${d}`]
      }),
    ),
  ]
}
