import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyArchive } from '../../infra/tools/archive/verify-archive.ts'
import { writeArchive } from '../../infra/tools/archive/write-archive.ts'
import { openStore } from '../../infra/tools/open-store.ts'
import { keys } from '../../shared/store/dynamodb/keys.ts'
import { Harness } from '../support/harness.ts'
import { filesIn, fill, packed } from './support/session.ts'

let [dataDir, away] = ['', '']
let ids: Awaited<ReturnType<typeof fill>>
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jianyi-'))
  away = mkdtempSync(join(tmpdir(), 'jianyi-away-'))
  const harness = await Harness.xiamen({ dataDir })
  ids = await fill(harness)
  await harness.setUp('xiamen-2025', '16-6')
  await harness.submit('0001', { session: '16-6' })
  await harness.close()
}, 120_000)
afterAll(() => {
  for (const folder of [dataDir, away]) rmSync(folder, { recursive: true })
})

const run = (script: string, args: string[], DATA_DIR = dataDir) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `infra/tools/${script}.ts`, ...args],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR } },
  )
  return { status, said: stdout, noted: stderr }
}
/** What the commands say without a store: there is none where the archive is verified. */
const audit = (file: string) => run('audit', [file], join(away, 'none'))

describe('npm run archive', () => {
  test('writes a whole session, confidential cases too, and audit verifies it elsewhere', async () => {
    const out = join(away, 'good.zip')
    const written = run('archive', ['16-5', '--out', out])
    expect(written).toMatchObject({ status: 0, said: expect.stringContaining('3 件建议') })
    const hash = /清单的 SHA-256 是 ([0-9a-f]{64})/.exec(written.said)?.[1]
    const files = await filesIn(readFileSync(out))
    expect([...files.keys()].some((path) => path.includes(ids.kept))).toBe(true)
    expect([...files.keys()].some((path) => path.includes('16-6'))).toBe(false)
    expect([...files.keys()].filter((path) => path.includes('/attachments/'))).toHaveLength(1)
    const verified = audit(out)
    expect(verified).toMatchObject({ status: 0, said: expect.stringContaining(`清单的 SHA-256 是 ${hash}`) })
    expect(verified.said.trim().split('\n')).toHaveLength(1)
    const path = `cases/${ids.answered}/log.jsonl`
    files.set(path, Buffer.from(files.get(path)?.toString().replace('secretariat', 'secretariaT') ?? ''))
    const bad = join(away, 'bad.zip')
    writeFileSync(bad, await packed(files))
    expect(audit(bad)).toMatchObject({ status: 1, said: expect.stringContaining(`${path} 的内容与清单不符`) })
  })

  test.each([
    [[], '请写明届次和文件'],
    [['16-5'], '请写明届次和文件'],
    [['16-9', '--out', 'x.zip'], '没有届次 16-9。'],
    [['16-5', '--out', '/nowhere/at/all.zip'], '写不了 /nowhere/at/all.zip'],
    [['16-5', '--out', 'package.json'], 'package.json 已经存在'],
  ])('%j: says what is wrong, and leaves nothing', (args, said) => {
    expect(run('archive', args)).toMatchObject({ status: 1, noted: expect.stringContaining(said) })
    expect(existsSync('x.zip')).toBe(false)
  })

  test('audit of what is no archive', () => {
    const file = join(away, 'text.zip')
    writeFileSync(file, 'nothing')
    expect(audit(file)).toMatchObject({ status: 1, noted: expect.stringContaining('不是完整的压缩包') })
    expect(audit(join(away, 'missing.zip'))).toMatchObject({ status: 1, noted: expect.stringContaining('没有文件') })
  })
})

describe('what is wrong in the store', () => {
  const broken = async (make: (opened: Awaited<ReturnType<typeof openStore>>) => Promise<void>, out: string) => {
    const opened = await openStore({ dataDir })
    try {
      await make(opened)
      const attachments = { putAttachment: async () => {}, getAttachment: async () => undefined }
      await writeArchive({ ...opened, attachments }, { session: '16-6', out })
      return await verifyArchive(out)
    } finally {
      await opened.close()
    }
  }

  test('a log that does not hold is archived as it is, and told', async () => {
    const out = join(away, 'broken.zip')
    const { problems, manifest } = await broken(async ({ db, table, store }) => {
      const { PutCommand } = await import('@aws-sdk/lib-dynamodb')
      const [first] = await store.read('16-6-0001')
      const Item = { ...keys.log('16-6-0001', 1), ...first, body: first?.body.replace('事项', '别的') }
      await db.send(new PutCommand({ TableName: table, Item }))
    }, out)
    expect(problems).toEqual(['16-6-0001 的记录在第 1 版断开：这一版或它以前的内容被改动或缺失'])
    expect(manifest?.cases).toMatchObject([{ id: '16-6-0001', brokenAt: 1 }])
  })

  test('an attachment whose bytes are lost is missed', async () => {
    const opened = await openStore({ dataDir })
    const out = join(away, 'lost.zip')
    try {
      const attachments = { putAttachment: async () => {}, getAttachment: async () => undefined }
      await writeArchive({ ...opened, attachments }, { session: '16-5', out })
    } finally {
      await opened.close()
    }
    const { problems } = await verifyArchive(out)
    expect(problems).toEqual([expect.stringMatching(/的记录提到 .*\/attachments\/.*，归档里没有/)])
  })

  test('a store that fails midway leaves no file', async () => {
    const opened = await openStore({ dataDir })
    const out = join(away, 'failed.zip')
    try {
      const getAttachment = () => Promise.reject(new Error('the disk is gone'))
      const attachments = { putAttachment: async () => {}, getAttachment }
      await expect(writeArchive({ ...opened, attachments }, { session: '16-5', out })).rejects.toThrow('disk')
    } finally {
      await opened.close()
    }
    expect(readdirSync(away).filter((name) => name.startsWith('failed'))).toEqual([])
  })
})
