import { describe, expect, test } from 'vitest'
import type { Assignee } from '../../../shared/case/actor.ts'
import { digestsOf } from '../../../shared/notify/digest.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import type { Row } from '../../../shared/projection/row.ts'

const at = '2025-05-06T08:30:00.000+08:00'
const officer = (name: string): Assignee => ({ role: 'unit', unit: 'ybj', duty: 'officer', officer: name })

let n = 0
const row = (open: [assignee: Assignee, dueOn: string | null][], more: Partial<Row> = {}): Row => {
  const number = String(++n).padStart(4, '0')
  const id = `16-5-${number}`
  return {
    session: '16-5',
    id,
    version: 1,
    at,
    number,
    title: `标题${number}`,
    lead: '林一',
    topics: [],
    stage: 'handling',
    generation: 1,
    handlings: [],
    units: [],
    openSteps: open.map(([assignee, dueOn], i) => ({
      stepId: `${id}.draft.${i}`,
      step: 'draft',
      assignee,
      openedAt: at,
      dueOn,
    })),
    ...more,
  }
}

const lightOf = (_: string, dueOn: string | null): Light =>
  !dueOn ? 'green' : dueOn < '2025-05-06' ? 'overdue' : dueOn < '2025-05-12' ? 'red' : 'yellow'

describe('a digest', () => {
  test('is one for each person, most urgent first', () => {
    const rows = [
      row([[officer('甲'), '2025-05-20']]),
      row([[officer('乙'), '2025-05-20']]),
      row([
        [officer('甲'), '2025-05-01'],
        [{ role: 'secretariat' }, null],
      ]),
      row([[officer('甲'), '2025-05-08']]),
    ]
    const digests = digestsOf(rows, lightOf, at)
    expect(digests.map((d) => d.to)).toEqual([officer('甲'), officer('乙'), { role: 'secretariat' }])
    expect(digests[0]?.entries?.map((e) => [e.light, e.dueOn])).toEqual([
      ['overdue', '2025-05-01'],
      ['red', '2025-05-08'],
      ['yellow', '2025-05-20'],
    ])
    expect(new Set(digests.map((d) => d.id)).size).toBe(3)
    expect(digests[0]?.id).toContain('2025-05-06')
  })

  test('is none where nothing is open, and none for the system', () => {
    expect(digestsOf([row([]), row([[{ role: 'system' }, null]])], lightOf, at)).toEqual([])
  })

  test('goes to the committee that supervises beside the inspectors', () => {
    const digests = digestsOf([row([[{ role: 'inspector', committee: '财经委' }, null]])], lightOf, at)
    expect(digests.map((d) => d.to)).toEqual([{ role: 'inspector' }, { role: 'committee', committee: '财经委' }])
  })

  test('has no title of a confidential one, and tells offices of it only through those who are named', () => {
    const secret = row([[{ role: 'secretariat' }, null]], { confidential: ['保密员', '主任'] })
    const ofUnit = row([[officer('甲'), null]], { confidential: ['保密员'] })
    const digests = digestsOf([row([[{ role: 'secretariat' }, null]]), secret, ofUnit], lightOf, at)
    expect(digests.map((d) => [d.to, d.entries?.map((e) => e.title)])).toEqual([
      [{ role: 'secretariat' }, [expect.stringContaining('标题')]],
      [{ role: 'secretariat', name: '保密员' }, ['']],
      [{ role: 'secretariat', name: '主任' }, ['']],
      [officer('甲'), ['']],
    ])
  })

  test('names sixty steps and counts the others', () => {
    const many = Array.from({ length: 75 }, () => row([[officer('甲'), null]]))
    const [digest] = digestsOf(many, lightOf, at)
    expect(digest?.entries).toHaveLength(60)
    expect(digest?.more).toBe(15)
  })
})
