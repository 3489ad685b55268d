import type { Group } from '../../../../shared/rates/answer.ts'
import { noGroup } from '../../../../shared/rates/question.ts'
import type { Sort } from './asked.ts'

const sortKey = (group: Group, sort: Sort): number | string | null => {
  if (sort === 'name') return group.name
  if (sort === 'answered') return group.counts.handlings
  if (sort === 'overdue') return group.counts.overdue
  const rate = group.rates[sort]
  // A unit that is not ranked stands at the end whichever way: one of one is neither best nor worst.
  return rate && rate.unranked === undefined ? rate.rate : null
}

/** The units in the order that is asked for; those without a rank come last, and equal ones by name. */
export const sortUnits = (groups: readonly Group[], sort: Sort, order: 'up' | 'down'): Group[] =>
  groups
    .filter((g) => g.key !== noGroup)
    .sort((a, b) => {
      const [x, y] = [sortKey(a, sort), sortKey(b, sort)]
      if (x === y) return a.name.localeCompare(b.name, 'zh-CN')
      if (x === null) return 1
      if (y === null) return -1
      const up = typeof x === 'string' ? x.localeCompare(String(y), 'zh-CN') : x - Number(y)
      return order === 'up' ? up : -up
    })
