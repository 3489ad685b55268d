import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenAt, canonical, type SealedCommit, sha256, unseal } from '../../../shared/case/commit.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { fold, foldAll } from '../../../shared/case/fold.ts'
import { PureCase, secretariat } from './support/pure-case.ts'

const story = (): PureCase => {
  const made = new PureCase()
  made.issued()
  return made
}
const log = story().log
const at = fc.integer({ min: 0, max: log.length - 1 })

/** What of the chain or of its reading finds the change: verification, or the throw of unsealing. */
const isFound = (changed: readonly SealedCommit[]): boolean => {
  try {
    return brokenAt(changed) !== null
  } catch (error) {
    // What is no JSON any more is found all the more.
    return error instanceof SyntaxError
  }
}

describe('the hash chain (全流程留痕)', () => {
  test('of a true log verifies', () => {
    expect(log.length).toBeGreaterThan(10)
    expect(brokenAt(log)).toBeNull()
    expect(brokenAt([])).toBeNull()
  })

  test('finds any changed character of any commit, and reading refuses it', () => {
    fc.assert(
      fc.property(at, fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (i, where, char) => {
        const { body, hash } = log[i]!
        const k = where % body.length
        const changed = { body: body.slice(0, k) + char + body.slice(k + 1), hash }
        fc.pre(changed.body !== body)
        expect(isFound(log.with(i, changed))).toBe(true)
        expect(() => unseal(changed)).toThrow()
      }),
    )
  })

  test('finds any changed hash', () => {
    fc.assert(
      fc.property(at, fc.stringMatching(/^[0-9a-f]{64}$/), (i, hash) => {
        fc.pre(hash !== log[i]!.hash)
        expect(brokenAt(log.with(i, { ...log[i]!, hash }))).toBe(i + 1)
      }),
    )
  })

  test('finds a commit that was rewritten with a hash of its own, by the one that follows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: log.length - 2 }), (i) => {
        const commit = JSON.parse(log[i]!.body)
        const body = canonical({ ...commit, actor: { role: 'secretariat', sub: 'forger' } })
        fc.pre(body !== log[i]!.body)
        expect(brokenAt(log.with(i, { body, hash: sha256(body) }))).toBe(i + 2)
      }),
    )
  })

  test('finds versions that do not count up, though every hash fits', () => {
    const [first] = log
    const body = canonical({ ...JSON.parse(first!.body), version: 2 })
    expect(brokenAt([{ body, hash: sha256(body) }])).toBe(1)
  })

  test('finds commits in another order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...log.keys()], { minLength: log.length }), (order) => {
        const first = order.findIndex((k, i) => k !== i)
        fc.pre(first !== -1)
        expect(brokenAt(order.map((k) => log[k]!))).toBe(first + 1)
      }),
    )
  })

  test('finds commits that are missing, save at the end, and ones that come twice', () => {
    fc.assert(
      fc.property(fc.subarray([...log.keys()]), (kept) => {
        const gap = kept.findIndex((k, i) => k !== i)
        expect(brokenAt(kept.map((k) => log[k]!))).toBe(gap === -1 ? null : gap + 1)
      }),
    )
    fc.assert(
      fc.property(at, (i) => {
        expect(brokenAt(log.toSpliced(i, 0, log[i]!))).toBe(i + 2)
      }),
    )
  })
})

describe('folding', () => {
  test('a log tells the state that was reached, from the start or from any state on the way', () => {
    const { state } = story()
    expect(foldAll(log)).toEqual(state)
    fc.assert(
      fc.property(at, (i) => {
        const way = foldAll(log.slice(0, i + 1))
        expect(foldAll(log.slice(i + 1), way)).toEqual(state)
        // A snapshot is the state as JSON.
        expect(foldAll(log.slice(i + 1), JSON.parse(JSON.stringify(way)))).toEqual(state)
      }),
    )
  })

  test('leaves the state before it as it was', () => {
    const before = foldAll(log.slice(0, -1))
    const copy = structuredClone(before)
    const last = log.at(-1)!
    fold(before, unseal(last), last.hash)
    expect(before).toEqual(copy)
  })

  test('refuses a commit that does not follow, and a log that does not begin with a submission', () => {
    const [first, second, third] = log.map((sealed) => unseal(sealed))
    expect(() => fold(fold(undefined, first!, ''), third!, '')).toThrow('does not follow')
    expect(() => fold(undefined, { ...second!, version: 1 }, '')).toThrow('submission')
  })
})

const takenOff = (name: string): CaseEvent[] => [
  {
    type: 'Acted',
    act: 'withdrawal',
    form: { signers: [name], on: '2025-02-10', reason: '不提' },
    facts: { all: false },
  },
]

describe('withdrawn names (撤回)', () => {
  test('one signer’s wish takes that name off and the next becomes lead', () => {
    const some = new PureCase()
    some.commit(secretariat, takenOff('林一'))
    expect(some.state.suggestion.deputies).toEqual([{ name: '王二', lead: true }])
    expect(some.state.withdrawn).toEqual(['林一'])
  })

  test('a co-signer’s leaves the lead alone', () => {
    const some = new PureCase()
    some.commit(secretariat, takenOff('王二'))
    expect(some.state.suggestion.deputies).toEqual([{ name: '林一', lead: true }])
  })
})
