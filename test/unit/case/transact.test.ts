import { describe, expect, test } from 'vitest'
import { type Commit, type SealedCommit, seal } from '../../../shared/case/commit.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { foldAll } from '../../../shared/case/fold.ts'
import { notNow, Refusal } from '../../../shared/case/refusal.ts'
import { textRefs } from '../../../shared/case/text.ts'
import { transact, type Writing } from '../../../shared/case/transact.ts'
import type { RuleBook } from '../../../shared/rule-book.ts'
import { PureCase, rulesAt, secretariat } from './support/pure-case.ts'

const id = '16-5-0105'
const rules: RuleBook = {
  rulesFor: async () => rulesAt('2025-02-10T10:00:00+08:00'),
  sessions: async () => [],
  units: async () => [],
  people: async () => [],
  forget: () => {},
}
const read: CaseEvent = { type: 'PersonalDataRead' }
const joined = (other: string): CaseEvent => ({ type: 'Joined', suggestion: other })

/** A log in memory. `rivals` commit just before the next so many puts; a read that is not fresh lags by `lag` commits. */
const memory = ({ rivals = 0, lag = 0 } = {}) => {
  const log: SealedCommit[] = [...new PureCase().log]
  const texts = new Map<string, string>()
  const calls: string[] = []
  const put = (commit: Commit): string | null => {
    if (commit.version !== log.length + 1) return null
    const sealed = seal(commit)
    log.push(sealed)
    return sealed.hash
  }
  const rival = () => {
    const state = foldAll(log)!
    const { version, hash: previousHash } = state
    const at = '2025-02-10T09:30:00+08:00'
    put({ suggestion: id, version: version + 1, at, actor: secretariat, events: [joined(`r${version}`)], previousHash })
  }
  const writing: Writing = {
    rules,
    log: {
      load: async (of, { fresh = false, atLeast = 0 } = {}) => {
        calls.push(fresh ? 'load fresh' : 'load')
        if (of !== id) return undefined
        return foldAll(fresh ? log : log.slice(0, Math.max(1, atLeast, log.length - lag)))
      },
      putTexts: async (_, given) => {
        for (const [hash, text] of given) texts.set(hash, text)
        calls.push('texts')
      },
      append: async (commit) => {
        if (rivals-- > 0) rival()
        calls.push('append')
        for (const ref of textRefs(commit.events)) if (!texts.has(ref)) throw new Error('a text is missing')
        return put(commit)
      },
    },
  }
  return { writing, log, calls, rival }
}

const act = (more: Partial<Parameters<typeof transact>[1]> = {}) => ({
  id,
  actor: secretariat,
  decide: () => [joined('mine')],
  ...more,
})

describe('transact', () => {
  test('commits what was decided, once', async () => {
    const { writing, log } = memory()
    const done = await transact(writing, act())
    expect(done).toMatchObject({ committed: true, state: { version: 2, followers: ['mine'] } })
    expect(foldAll(log)).toEqual(done?.state)
  })

  test('puts long texts before the commit that names them', async () => {
    const { writing, calls } = memory()
    const reason = '长'.repeat(500)
    const form = { signers: ['王二'], on: '2025-02-10', reason }
    const withdrawn: CaseEvent = { type: 'Acted', act: 'withdrawal', form, facts: { all: false } }
    await transact(writing, act({ decide: () => [withdrawn] }))
    expect(calls).toEqual(['load', 'texts', 'append'])
  })

  test('a lost race is decided again on the fresh case', async () => {
    const { writing, log, calls } = memory({ rivals: 2 })
    const seen: number[] = []
    const decide = ({ version }: { version: number }) => {
      seen.push(version)
      return [joined('mine')]
    }
    const done = await transact(writing, act({ decide }))
    expect(seen).toEqual([1, 2, 3])
    expect(done?.state).toMatchObject({ version: 4, followers: ['r1', 'r2', 'mine'] })
    expect(log).toHaveLength(4)
    expect(calls.filter((c) => c.startsWith('load'))).toEqual(['load', 'load fresh', 'load fresh'])
  })

  test('a lost race after which the act is not possible any more is refused, and nothing of it is there', async () => {
    const { writing, log } = memory({ rivals: 1 })
    const decide = ({ followers }: { followers: string[] }) => {
      if (followers.length > 0) throw notNow('已有并案')
      return [joined('mine')]
    }
    await expect(transact(writing, act({ decide }))).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' })
    expect(foldAll(log)?.followers).toEqual(['r1'])
  })

  test('races without end are refused as CONFLICT', async () => {
    const { writing, log } = memory({ rivals: 100 })
    await expect(transact(writing, act())).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(foldAll(log)?.followers).not.toContain('mine')
  })

  test('where nothing to do is an answer too, a fresh read gives it', async () => {
    const { writing, rival, log } = memory({ lag: 1 })
    rival()
    const decide = (state: { followers: string[] }) => (state.followers.length > 0 ? [read] : [])
    expect((await transact(writing, { id, actor: secretariat, decide }))?.committed).toBe(false)
    expect((await transact(writing, { id, actor: secretariat, fresh: true, decide }))?.committed).toBe(true)
    expect(log).toHaveLength(new PureCase().log.length + 2)
  })

  test('a refusal by a lagging read is not final: the fresh case decides', async () => {
    const { writing, rival } = memory({ lag: 1 })
    rival()
    const decide = ({ followers }: { followers: string[] }) => {
      if (followers.length === 0) throw notNow('还没有并案')
      return [read]
    }
    expect(await transact(writing, act({ decide }))).toMatchObject({ committed: true })
  })

  test('an error that is no refusal is not tried again', async () => {
    const { writing, calls } = memory()
    const decide = () => {
      throw new TypeError('a mistake')
    }
    await expect(transact(writing, act({ decide }))).rejects.toThrow(TypeError)
    expect(calls).toEqual(['load'])
  })

  test('nothing to do commits nothing, and a case that is not there is undefined', async () => {
    const { writing, log } = memory()
    expect(await transact(writing, act({ decide: () => [] }))).toMatchObject({ committed: false })
    expect(await transact(writing, act({ id: '16-5-9999' }))).toBeUndefined()
    expect(log).toHaveLength(1)
  })
})

describe('a repeated request', () => {
  const request = { key: 'k', digest: 'd' }

  test('changes nothing and is answered with the case', async () => {
    const { writing, log } = memory()
    await transact(writing, act({ request }))
    const again = await transact(writing, act({ request, decide: () => [joined('twice')] }))
    expect(again).toMatchObject({ committed: false, state: { version: 2, followers: ['mine'] } })
    expect(log).toHaveLength(2)
  })

  test('is met even where the first read lags behind it', async () => {
    const { writing, log } = memory({ lag: 1 })
    await transact(writing, act({ request }))
    expect(await transact(writing, act({ request }))).toMatchObject({ committed: false })
    expect(log).toHaveLength(2)
  })

  test('with another content is refused', async () => {
    const { writing, log } = memory()
    await transact(writing, act({ request }))
    const other = transact(writing, act({ request: { ...request, digest: 'e' } }))
    await expect(other).rejects.toMatchObject({ code: 'KEY_REUSED' })
    await expect(other).rejects.toBeInstanceOf(Refusal)
    expect(log).toHaveLength(2)
  })

  test('under another key is another request', async () => {
    const { writing, log } = memory()
    await transact(writing, act({ request }))
    await transact(writing, act({ request: { key: 'l', digest: 'd' } }))
    expect(log).toHaveLength(3)
  })
})
