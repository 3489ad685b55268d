import { type Claims, subjectOf } from '../issuer.ts'
import { type DemoSuggestion, demoPeople, demoUnits } from './texts/index.ts'

/** Who acts in the demonstration, as their tokens name them. */
export const secretariat: Claims = { role: 'secretariat', name: demoPeople.secretariat }
/** 政府系统的交办机构. */
export const governmentOffice: Claims = {
  role: 'secretariat',
  scope: ['government'],
  name: demoPeople.governmentOffice,
}
export const inspector: Claims = { role: 'inspector', name: demoPeople.inspector }
export const admin: Claims = { role: 'admin', name: demoPeople.admin }

const peopleOf = (unit: string) => {
  const found = demoPeople.units[unit]
  if (!found) throw new Error(`the demonstration has nobody at ${unit}`)
  return found
}
const turn = (t: DemoSuggestion, of: number): number => Number(t.number) % of

export const office = (unit: string): Claims => ({
  role: 'unit',
  unit,
  duties: ['office'],
  name: peopleOf(unit).office,
})
export const head = (unit: string): Claims => ({ role: 'unit', unit, duties: ['head'], name: peopleOf(unit).head })
/** A unit's officers share its suggestions. */
export const officer = (unit: string, t: DemoSuggestion): Claims => ({
  role: 'unit',
  unit,
  duties: ['officer'],
  name: officerName(unit, t),
})
export const officerName = (unit: string, t: DemoSuggestion): string => peopleOf(unit).officers[turn(t, 2)] ?? ''

/** The section that works on it: any but the office. */
export const section = (unit: string, t: DemoSuggestion): string => {
  const sections = demoUnits.find((u) => u.code === unit)?.sections.slice(1) ?? []
  return sections[turn(t, sections.length)] ?? '办公室'
}

/** The units' people as the registry is to have them, by the subject of their tokens: work is given on with one click. */
export const registered = (): { sub: string; person: object }[] =>
  demoUnits.flatMap(({ code, sections }) => {
    const { officers } = peopleOf(code)
    const [first = '办公室', ...others] = sections
    const entered = ({ duties, name }: Claims, at?: string) => ({
      sub: subjectOf({ role: 'unit', unit: code, name }),
      person: { name, role: 'unit', unit: code, duties, ...(at && { section: at }) },
    })
    return [
      entered(office(code), first),
      ...officers.map((name, i) =>
        entered({ role: 'unit', unit: code, duties: ['officer'], name }, others[i % others.length]),
      ),
      entered(head(code)),
    ]
  })
