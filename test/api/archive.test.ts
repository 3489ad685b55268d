import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveAnswer } from '../../functions/api/archive/archive-answer.ts'
import type { ApiDeps } from '../../functions/api/deps.ts'
import type { Claims } from '../../infra/local/issuer.ts'
import { Manifest } from '../../shared/archive/manifest.ts'
import { brokenAt, sha256 as hashOf, SealedCommit } from '../../shared/case/commit.ts'
import { textOfFile } from '../../shared/letters/source/text-of-file.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { type Files, filesIn, fill } from '../archive/support/session.ts'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'

let harness: Harness
let ids: Awaited<ReturnType<typeof fill>>
beforeAll(async () => {
  harness = await Harness.xiamen()
  ids = await fill(harness)
}, 120_000)
afterAll(() => harness.close())

const actor = { role: 'secretariat', sub: 's', name: '代表工委' } as const
const depsAt = (now: Date): ApiDeps => {
  const { store, attachments } = harness.runtime
  return { store, attachments, rules: ruleBook(store, () => now), now: () => now, log: () => {} } as unknown as ApiDeps
}

const take = async (as: Claims | undefined, query = '?session=16-5') => {
  const authorization = as && `Bearer ${await harness.runtime.issuer.token(as)}`
  const answer = await harness.runtime.app.request(`/api/exports/archive.zip${query}`, {
    headers: { host: '127.0.0.1', ...(authorization && { authorization }) },
  })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const taken = async (as: Claims): Promise<{ files: Files; manifest: Manifest }> => {
  const { status, bytes } = await take(as)
  expect(status).toBe(200)
  const files = await filesIn(bytes)
  return { files, manifest: Manifest.parse(JSON.parse(files.get('manifest.json')?.toString() ?? '')) }
}

describe('who', () => {
  test.each([
    ['a secretariat with a scope', { ...secretariat, scope: ['government'] }],
    ['an admin', admin],
    ['an inspector', inspector],
    ['a leader', leader],
    ['a unit', unit('ybj')],
  ])('not %s', async (_, as) => expect((await take(as as Claims)).status).toBe(403))

  test('nobody without a token; a session that is there; nothing unknown', async () => {
    expect((await take(undefined)).status).toBe(401)
    expect((await take(secretariat, '?session=16-9')).status).toBe(404)
    expect((await take(secretariat, '')).status).toBe(400)
    expect((await take(secretariat, '?session=16-5&all=1')).status).toBe(400)
  })

  test('who is not named gets no confidential case, and is told how many there are', async () => {
    const other = await taken({ role: 'secretariat', name: '另一人' })
    expect([other.manifest.leftOut, other.manifest.counts.cases]).toEqual([1, 2])
    expect([...other.files].some(([path, bytes]) => `${path}${bytes}`.includes(ids.kept))).toBe(false)
    expect(other.files.get('README.txt')?.toString()).toContain('另有 1 件建议没有归入')
    const { files, manifest } = await taken(secretariat)
    expect([manifest.leftOut, manifest.cases.map((c) => c.id)]).toEqual([0, [ids.answered, ids.begun, ids.kept]])
    expect(files.get('README.txt')?.toString()).not.toContain('没有归入')
  })
})

describe('what is in it', () => {
  test('each log as it is stored, what it refers to, and a manifest of all', async () => {
    const { files, manifest } = await taken(secretariat)
    const log = await harness.runtime.store.read(ids.answered)
    const lines = files.get(`cases/${ids.answered}/log.jsonl`)?.toString().trimEnd().split('\n') ?? []
    expect(lines.map((line) => SealedCommit.parse(JSON.parse(line)))).toEqual(log)
    expect(brokenAt(log)).toBeNull()
    const of = manifest.cases.find((c) => c.id === ids.answered)
    expect(of).toEqual({ id: ids.answered, version: log.length, head: log.at(-1)?.hash })
    const named = (folder: string) => [...files.keys()].filter((p) => p.startsWith(`cases/${ids.answered}/${folder}/`))
    expect(named('texts').length).toBeGreaterThanOrEqual(2)
    expect(named('letters').map((p) => p.split('/').at(-1))).toEqual([
      `${ids.answered}.1-reply-1.docx`,
      `${ids.answered}.1-opinion-wjw.docx`,
      `${ids.answered}.1-promise-c1.docx`,
    ])
    const reply = files.get(named('letters')[0] ?? '') ?? Buffer.of()
    expect(await textOfFile(reply, 'docx')).toMatch(/一、情况。[\s\S]*征询意见表/)
    expect(named('attachments')).toEqual([expect.stringMatching(/\/[0-9a-f]{64}\.pdf$/)])
    for (const path of [...named('texts'), ...named('attachments')])
      expect(path).toContain(hashOf(files.get(path) ?? Buffer.of()))
    expect(manifest.files.map((f) => f.path)).toEqual([...files.keys()].filter((path) => !path.startsWith('manifest.')))
    for (const { path, size, sha256 } of manifest.files)
      expect([files.get(path)?.length, hashOf(files.get(path) ?? Buffer.of())]).toEqual([size, sha256])
    expect(manifest.counts).toMatchObject({ cases: 3, letters: 3, attachments: 1, files: manifest.files.length })
    expect(JSON.parse(files.get('settings.json')?.toString() ?? '')).toMatchObject({
      session: { id: '16-5', profile: 'xiamen-2025' },
      units: expect.arrayContaining([expect.objectContaining({ code: 'ybj', name: '市医疗保障局' })]),
      definitions: [expect.any(Number)],
    })
  })

  test('no phone, no e-mail, no link, no token', async () => {
    await harness.ok(admin, 'PUT', '/api/people/somebody', { name: '某人', role: 'leader', email: 'some@body.cn' })
    const { files } = await taken(secretariat)
    for (const [path, bytes] of files)
      expect([path, /13800000000|some@body|"token"|taskToken|linkKey/.test(bytes.toString('latin1'))]).toEqual([
        path,
        false,
      ])
  })

  test('the same data and clock give the same bytes, and another zone too', async () => {
    const zone = process.env.TZ
    const once = async (tz: string) => {
      process.env.TZ = tz
      const answer = await archiveAnswer(depsAt(new Date('2025-03-01T08:00:00+08:00')), actor, '16-5')
      return Buffer.from(await answer.arrayBuffer())
    }
    try {
      const [a, b] = [await once('Asia/Shanghai'), await once('America/New_York')]
      expect(hashOf(a)).toBe(hashOf(b))
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('where an answer is of one piece a longer one is refused, and the tool is named', async () => {
    const deps = depsAt(new Date())
    const whole = await (await archiveAnswer({ ...deps, answerLimit: 10_000_000 }, actor, '16-5')).arrayBuffer()
    expect((await filesIn(Buffer.from(whole))).has('manifest.json')).toBe(true)
    await expect(archiveAnswer({ ...deps, answerLimit: 5_000 }, actor, '16-5')).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringContaining('npm run archive -- 16-5'),
    })
  })

  test('who leaves before the end leaves nothing running', async () => {
    let cases = 0
    const { store, ...deps } = depsAt(new Date())
    const read = (id: string) => {
      cases++
      return store.read(id)
    }
    const listRows = async () => Array.from({ length: 200 }, (_, i) => ({ id: `16-5-${i}` }) as never)
    const answer = await archiveAnswer({ ...deps, store: { ...store, read, listRows } }, actor, '16-5')
    const reader = answer.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await new Promise((resolve) => setImmediate(resolve))
    expect(cases).toBeLessThan(200)
  })

  test('another session has its own', async () => {
    await harness.setUp('xiamen-2025', '16-6')
    const { status, bytes } = await take(secretariat, '?session=16-6')
    const manifest = Manifest.parse(JSON.parse((await filesIn(bytes)).get('manifest.json')?.toString() ?? ''))
    expect([status, manifest.counts.cases, manifest.leftOut]).toEqual([200, 0, 0])
  })

  test('it goes out as a file to be kept', async () => {
    const { headers } = await take(secretariat)
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('content-disposition')).toContain('attachment; filename="archive-16-5.zip"')
    expect(headers.get('cache-control')).toContain('no-store')
  })
})
