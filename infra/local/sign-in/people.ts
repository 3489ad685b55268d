import type { Unit } from '../../../shared/settings.ts'
import { demoPeople } from '../demo/texts/index.ts'
import { type Claims, subjectOf } from '../issuer.ts'

/** Somebody whom the embedded sign-in can sign in as: the subject and claims of the token, and what they are. */
export type DemoPerson = { sub: string; claims: Claims & { name: string }; post: string }
export type PeopleGroup = { title: string; people: DemoPerson[] }

const person = (post: string, claims: DemoPerson['claims']): DemoPerson => ({ sub: subjectOf(claims), claims, post })

const congress = (): DemoPerson[] => [
  person('市人大常委会代表工作委员会', { role: 'secretariat', name: demoPeople.secretariat }),
  person('市政府办公室，交办政府系统的建议', {
    role: 'secretariat',
    scope: ['government'],
    name: demoPeople.governmentOffice,
  }),
  person('督查室', { role: 'inspector', name: demoPeople.inspector }),
  person('社会建设委员会，督办重点建议', {
    role: 'committee',
    committee: '社会建设委员会',
    name: demoPeople.committee,
  }),
  ...demoPeople.leaders.map(({ name, post }) => person(post, { role: 'leader', name })),
  person('系统管理员', { role: 'admin', name: demoPeople.admin }),
]

/** Of a unit that is not the demonstration's, people are called by what they do. */
const namesOf = (code: string) =>
  demoPeople.units[code] ?? { office: '办公室人员', officers: ['经办人员'], head: '主要负责人' }

const atUnit = ({ code: unit }: Unit): DemoPerson[] => {
  const { office, officers, head } = namesOf(unit)
  return [
    person('办公室：签收、分派、审核、发文', { role: 'unit', unit, duties: ['office'], name: office }),
    ...officers.map((name) => person('经办：联络代表、起草答复', { role: 'unit', unit, duties: ['officer'], name })),
    person('主要负责人：签发', { role: 'unit', unit, duties: ['head'], name: head }),
  ]
}

/** Everybody who can be chosen: the congress's people, and of each unit that is there its own. */
export const peopleOf = (units: readonly Unit[]): PeopleGroup[] => [
  { title: '人大和市级机关', people: congress() },
  ...units.filter((u) => u.active).map((u) => ({ title: u.name, people: atUnit(u) })),
]
