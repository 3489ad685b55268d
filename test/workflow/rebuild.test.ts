import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableName } from '../../infra/local/table.ts'
import { auditAll } from '../../infra/tools/audit-all.ts'
import { auditCase } from '../../infra/tools/audit-case.ts'
import { compareAll } from '../../infra/tools/compare.ts'
import { type Opened, openStore } from '../../infra/tools/open-store.ts'
import type { Fact } from '../../shared/rates/fact.ts'
import { rebuildRollup } from '../../shared/rates/refresh.ts'
import { compact } from '../../shared/search/compact.ts'
import { factKey } from '../../shared/store/dynamodb/figures.ts'
import { keys } from '../../shared/store/dynamodb/keys.ts'
import { Harness, inspector, secretariat, unit } from '../support/harness.ts'

let harness: Harness
let opened: Opened
let done: string
let open: string

const told = async () => (await compareAll(opened)).differences.map(({ of, what }) => `${of} ${what}`)
const broken = async () => (await compareAll(opened)).broken

const change = async (key: { pk: string; sk: string }, to: Record<string, unknown>) => {
  const { Item } = await opened.db.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
  if (!Item) throw new Error(`${key.pk} ${key.sk} is not there`)
  await opened.db.send(new PutCommand({ TableName: tableName, Item: { ...Item, ...to } }))
  return Item
}
const remove = (key: { pk: string; sk: string }) =>
  opened.db.send(new DeleteCommand({ TableName: tableName, Key: key }))

/** Repairs what is found until nothing is, as a second run with `--write` would. Answers what the first one found. */
const mend = async (): Promise<string[]> => {
  const first = (await compareAll(opened)).differences
  for (let found = first, runs = 0; found.length > 0 && runs < 3; runs++) {
    for (const { repair } of found) await repair()
    found = (await compareAll(opened)).differences
  }
  expect(await told()).toEqual([])
  return first.map(({ of, what }) => `${of} ${what}`)
}

beforeAll(async () => {
  harness = await Harness.xiamen()
  done = await harness.submit('0105', { body: `${'建议健全医保管理机制。'.repeat(80)}药品追溯码` })
  await harness.toDraft(done)
  await harness.toEvaluate(done)
  await harness.act(secretariat, done, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
  await harness.act(unit('ybj', 'officer'), done, 'revisit', 'revisited', {
    mode: 'phone',
    on: harness.today(),
    summary: '回访',
  })
  await harness.act(inspector, done, 'inspect', 'pass')
  open = await harness.submit('0106')
  await harness.toDraft(open, 'jtj')
  // Enough slots for a segment; whose they are does not matter to it.
  for (let i = 0; i < 70; i++) await harness.runtime.store.claimSlot({ id: `16-5-x${i}`, version: 1, terms: [i, 1000] })
  await compact(harness.runtime.store)
  opened = await openStore({ endpoint: harness.runtime.services.dynamodb.endpoint, table: tableName, dataDir: '' })
})
afterAll(async () => {
  await opened.close()
  await harness.close()
})

describe('a rebuild', () => {
  test('finds nothing in a good store', async () => {
    expect(await compareAll(opened)).toMatchObject({ cases: 2, differences: [], broken: [] })
  })

  test.each([
    ['a row that was lost', () => remove(keys.row('16-5', open)), () => [`${open} 没有列表行`]],
    [
      'a row that says otherwise',
      () => opened.store.putRow({ ...row(), title: '别的题目' }),
      () => [`${open} 列表行不符：title`],
    ],
    [
      'a snapshot that says otherwise',
      () => change(keys.snapshot(done), { state: JSON.stringify({ ...state(), stage: 'intake' }) }),
      () => [`${done} 快照不符：stage`],
    ],
    [
      'a note of work that was lost',
      () => remove(keys.held('jtj', '16-5', open)),
      () => [`${open} 不在单位 jtj 的待办里`],
    ],
    [
      'a note that was left behind',
      () => opened.store.putHeld({ session: '16-5', id: done }, { jrj: { v: 1 } }),
      () => [`${done} 还在单位 jrj 的待办里`],
    ],
    ['one that is not indexed', () => remove(keys.searchEntry(open)), () => [`${open} 没有编入检索`]],
    [
      'a slot with other terms',
      () => change(keys.slot(0), { terms: Uint8Array.of(1) }),
      () => [`${done} 检索词不符`, expect.stringMatching(/^检索 第 0 层第 0 段有 \d+ 处不符$/)],
    ],
    ['a bucket that was lost', () => remove(keys.bucket(0, 0, 0)), () => ['检索 第 0 层第 0 段有 1 处不符']],
  ])('tells %s, and mends it', async (_, damage, expected) => {
    rows = await opened.store.getRows([{ session: '16-5', id: open }])
    states = await opened.store.load(done, { fresh: true })
    await damage()
    expect(await mend()).toEqual(expected())
  })
  let rows: Awaited<ReturnType<Opened['store']['getRows']>> = []
  let states: Awaited<ReturnType<Opened['store']['load']>>
  const row = () => {
    if (!rows[0]) throw new Error('no row')
    return rows[0]
  }
  const state = () => states ?? {}

  const factOf = async (code: string): Promise<Fact> => {
    const [fact] = await opened.store.listFacts('16-5', code)
    if (!fact) throw new Error(`${code} has no facts`)
    return fact
  }

  test('tells figures that were lost, and mends them', async () => {
    const fact = await factOf('jtj')
    await remove(factKey(fact))
    await remove(keys.rollup('16-5', 'ybj', ''))
    expect(await mend()).toEqual([`${fact.id} 没有统计事实`, '16-5 的 ybj 没有汇总'])
  })

  test.each([
    ['of the same version', 0],
    ['of a version that the log has not reached', 50],
  ])('tells a fact %s that says otherwise, and puts the right one in its place', async (_, ahead) => {
    const fact = await factOf('jtj')
    await change(factKey(fact), {
      v: fact.v + ahead,
      days: JSON.stringify([['2025-02-10', { u: 'jtj', i: '2025-02-11' }]]),
    })
    await rebuildRollup(opened.store, fact.bucket)
    expect(await mend()).toEqual([`${fact.id} 统计事实不符`, '16-5 的 jtj 汇总不符'])
    expect(await factOf('jtj')).toEqual(fact)
  })

  test('tells a fact that no log knows, in a bucket of its own, and takes it away', async () => {
    const fact = await factOf('jtj')
    const days: Fact['days'] = [['2025-02-10', { unit: 'gone', dueOn: '2025-05-10' }]]
    const stray: Fact = { ...fact, bucket: { session: '16-5', unit: 'gone' }, days }
    await opened.store.putFact(stray)
    await rebuildRollup(opened.store, stray.bucket)
    expect(await mend()).toEqual([`${fact.id} 多出的统计事实`, '16-5 的 gone 汇总不符'])
    expect(await opened.store.listFacts('16-5', 'gone')).toEqual([])
  })

  test('tells a log that was tampered with, and leaves it as it is', async () => {
    const before = await change(keys.log(done, 3), { body: '{}' })
    expect(await broken()).toEqual([`${done} 的记录在第 3 版断开，请先用 npm run audit -- ${done} 查看`])
    await change(keys.log(done, 3), before)
    expect(await broken()).toEqual([])
  })
})

describe('an audit', () => {
  test('tells the story in words, with names and labels', async () => {
    const audited = await auditCase(opened, done)
    expect(audited?.broken).toBeNull()
    const lines = (audited?.lines ?? []).map((line) => line.split('  ').slice(2).join(' '))
    for (const line of [
      '代表工作机构（代表工委） 提出建议《关于第0105号事项的建议》，领衔代表林一',
      '系统流程 进入「审核」，由代表工作机构办理',
      '代表工作机构（代表工委） 「审核」：受理',
      '代表工作机构（代表工委） 「交办」：交办（主办 市医疗保障局；方式 单办）',
    ])
      expect(lines).toContainEqual(expect.stringContaining(line))
    expect(lines.join('\n')).toMatch(/市医疗保障局.* 承办件1 「联络代表」：已联络（方式 面谈/)
    expect(lines.at(-1)).toMatch(/建议结束：办结|办理结束/)
    expect(JSON.stringify(audited)).not.toMatch(/13800000000|undefined|\[object/)
  })

  test('tells where the chain does not hold, and the story up to there', async () => {
    const before = await change(keys.log(done, 4), { hash: 'x'.repeat(64) })
    const audited = await auditCase(opened, done)
    expect(audited?.broken).toBe(4)
    expect(audited?.lines.every((line) => /^第[123]版/.test(line))).toBe(true)
    await change(keys.log(done, 4), before)
  })

  test('of every log names those whose chain does not hold', async () => {
    const sound = await auditAll(opened)
    expect(sound).toMatchObject({ broken: [], withoutLog: [] })
    expect(sound.cases).toBeGreaterThan(1)
    const before = await change(keys.log(done, 4), { hash: 'x'.repeat(64) })
    expect((await auditAll(opened)).broken).toEqual([{ id: done, version: 4 }])
    await change(keys.log(done, 4), before)
  })

  test('knows nothing of what is not there', async () => {
    expect(await auditCase(opened, '16-5-9999')).toBeUndefined()
  })
})

describe('the commands', () => {
  const run = (script: string, args: string[], env: Record<string, string>) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `infra/tools/${script}.ts`, ...args],
      { encoding: 'utf8', env: { ...process.env, ...env } },
    )
    return { status, said: `${stdout}${stderr}` }
  }
  let dataDir = ''
  let id = ''
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'jianyi-'))
    const other = await Harness.xiamen({ dataDir })
    id = await other.submit('0001')
    await other.close()
  })
  afterAll(() => rmSync(dataDir, { recursive: true }))

  test('rebuild is refused while the server has the folder, and works once it has stopped', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'infra/local/server.ts'], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const stopped = once(server, 'exit')
    await once(server.stdout, 'data')
    expect(run('rebuild', [], { DATA_DIR: dataDir })).toMatchObject({
      status: 1,
      said: expect.stringContaining('正由另一个建议服务'),
    })
    server.kill('SIGTERM')
    await stopped
    expect(run('rebuild', [], { DATA_DIR: dataDir })).toMatchObject({
      status: 0,
      said: expect.stringContaining('核对了 1 件建议，没有不符。'),
    })
  })

  test('audit prints the story', () => {
    const { status, said } = run('audit', [id], { DATA_DIR: dataDir })
    expect(said).toContain('提出建议《关于第0001号事项的建议》')
    expect(said).toContain('记录完整，未被改动。')
    expect(status).toBe(0)
  })

  test('audit without a case verifies every log, and says how far it is', () => {
    expect(run('audit', [], { DATA_DIR: dataDir })).toEqual({
      status: 0,
      said: expect.stringMatching(/核对了 1 件建议的记录，都完整。[\s\S]*核对记录 100%|核对记录 100%[\s\S]*都完整。/),
    })
  })

  test.each([
    ['audit', ['16-5-0404'], '没有建议 16-5-0404。'],
    ['audit', ['16-5-0001', '16-5-0002'], '一次只写一件建议的编号'],
    ['rebuild', ['--endpoint', 'http://127.0.0.1:9'], '请用 --table 或 TABLE_NAME 写明表名。'],
  ])('%s %j says what is wrong', (script, args, said) => {
    expect(run(script, args, { DATA_DIR: dataDir })).toMatchObject({ status: 1, said: expect.stringContaining(said) })
  })
})
