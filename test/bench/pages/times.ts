import type { Person } from '../../../functions/api/desk/viewer.ts'
import { sessionIds } from '../figures/draw-facts.ts'
import { type Filled, fillDesk, sameOffice } from './fill-desk.ts'
import { type Measured, measureOpenings } from './measure.ts'

/** So many handlings are compared with. */
export const few = 1000
/** These few are of the last two sessions, so that both have figures of nearly all units as the many have: the same page. */
const fewSessions = sessionIds.slice(-2)

const leader: Person = { role: 'leader', sub: 'leader', name: '分管领导' }
const secretariat: Person = { role: 'secretariat', sub: 'secretariat', name: '代表工委' }
const atUnit = (unit: string): Person => ({
  role: 'unit',
  sub: unit,
  unit,
  name: '办公室',
  duties: ['office', 'officer', 'head'],
})

const busiest = ({ open }: Filled): string =>
  [...open].filter(([unit]) => unit !== '' && unit !== sameOffice).sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''

type Compared = { name: string; person(filled: Filled): Person; path: string; open?(filled: Filled): number }

/** With as much to show on them. */
const same: Compared[] = [
  { name: 'leaders’ figures', person: () => leader, path: '/figures' },
  { name: 'leaders’ wall screen', person: () => leader, path: '/figures/wall' },
  { name: 'My work, 20 open', person: () => atUnit(sameOffice), path: '/' },
]
const asDrawn: Compared[] = [
  {
    name: 'My work of the busiest unit',
    person: (filled) => atUnit(busiest(filled)),
    path: '/',
    open: (filled) => filled.open.get(busiest(filled)) ?? 0,
  },
  { name: 'My work of the secretariat', person: () => secretariat, path: '/', open: ({ open }) => open.get('') ?? 0 },
]

const ms = (n: number): string => n.toFixed(1)
const units = ({ asked }: Measured): string => asked.readUnits.toFixed(1)

/** The pages with few and with many handlings, side by side. */
export const compareTimes = async (many: number) => {
  const tables = [await fillDesk(few, fewSessions), await fillDesk(many)]
  const all = [...same, ...asDrawn]
  const measured = await measureOpenings(
    all.flatMap(({ person, path }) => tables.map((filled) => ({ filled, person: person(filled), path }))),
  )
  const pairs = all.map((of, i) => {
    const [a, b] = [measured[2 * i] as Measured, measured[2 * i + 1] as Measured]
    return { of, a, b, ratio: b.took.cpu / a.took.cpu }
  })
  const lines = (some: typeof pairs) =>
    some.map(({ of, a, b, ratio }) => [of.name, ms(a.took.cpu), ms(b.took.cpu), ratio.toFixed(2), units(a), units(b)])
  const head = ['page', `CPU ms, ${few}`, `CPU ms, ${many}`, 'ratio', 'read units', 'read units']
  return {
    rows: [head, ...lines(pairs.slice(0, same.length))],
    asDrawn: [
      [...head, 'open', 'open', 'ms an open step'],
      ...pairs.slice(same.length).map(({ of, a, b }, i) => {
        const [less, more] = tables.map((filled) => of.open?.(filled) ?? 0) as [number, number]
        const each = (b.took.cpu - a.took.cpu) / Math.max(1, more - less)
        const [line = []] = lines(pairs.slice(same.length + i, same.length + i + 1))
        return [...line, String(less), String(more), each.toFixed(3)]
      }),
    ],
    targets: pairs.map(({ of, ratio }) => ({
      name: `time of ${of.name} at ${many} against ${few}`,
      figure: ratio,
      most: 2,
    })),
  }
}
