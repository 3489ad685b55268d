import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, secretariat } from '../support/harness.ts'

const root = resolve(import.meta.dirname, '../..')
const document = readFileSync(join(root, 'docs/api.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)

// Not the synchronous kind: the server that answers runs in this process.
const run = promisify(execFile)

let harness: Harness
let folder: string
/** Where the document says that its file stands: two folders below the root. */
const clients = join(root, 'test/.tmp')
beforeAll(async () => {
  harness = await Harness.start()
  harness.runtime.clock.set(new Date('2025-02-10T09:00:00+08:00'))
  folder = mkdtempSync(join(tmpdir(), 'jianyi-docs-'))
  mkdirSync(clients, { recursive: true })
})
afterAll(async () => {
  await harness.close()
  for (const made of [folder, clients]) rmSync(made, { recursive: true })
})

const mark = '--- next block ---'

describe('docs/api.md', () => {
  test('its curl blocks run, in order, as they stand', async (context) => {
    if (spawnSync('curl', ['--version']).error) context.skip('curl is not installed here')
    const scripts = blocks('sh')
    const script = ['set -euo pipefail', ...scripts.flatMap((block) => [block, `printf '\\n${mark}\\n'`])].join('\n')
    const { stdout } = await run('bash', ['-c', script], {
      cwd: folder,
      env: { PATH: process.env.PATH, URL: harness.runtime.url },
    })
    const said = stdout.split(mark).map((text) => text.trim())
    const [
      token,
      settings,
      submitted,
      again,
      read,
      log,
      review,
      assigned,
      attached,
      lists,
      entered,
      rates,
      report,
      problem,
      rest,
    ] = said
    expect([token, report, rest]).toEqual(['', '', ''])
    expect(settings?.split('\n').map((line) => JSON.parse(line))).toMatchObject([
      { id: '16-5', profile: 'xiamen-2025' },
      { code: 'ybj', active: true },
      { code: 'wjw', active: true },
    ])
    for (const answer of [submitted, again])
      expect(JSON.parse(answer ?? '')).toMatchObject({ id: '16-5-0105', stage: 'intake' })
    expect(JSON.parse(read ?? '')).toMatchObject({ id: '16-5-0105', number: '0105', stage: 'intake', handlings: [] })
    const commits = JSON.parse(log ?? '')
    expect(commits[0]).toMatchObject({ version: 1, actor: { role: 'secretariat' }, previousHash: '' })
    expect(commits.filter((c: { actor: { role: string } }) => c.actor.role !== 'system')).toHaveLength(1)
    expect(JSON.parse(review ?? '')).toMatchObject({ stage: 'assignment', openSteps: [] })
    const [handed, acknowledged] = (assigned ?? '').split(/(?<=\})(?=\{"id")/).map((text) => JSON.parse(text))
    expect(handed).toMatchObject({ stage: 'handling', handlings: [{ unit: 'ybj', co: ['wjw'], dueOn: '2025-05-10' }] })
    expect(acknowledged.openSteps.map((s: { step: string }) => s.step)).not.toContain('acknowledge')
    expect(JSON.parse(attached ?? '')).toMatchObject({ name: '调研报告.pdf', on: 'suggestion' })
    const [steps, listed] = (lists ?? '').split(/(?<=\})(?=\{"items")/).map((text) => JSON.parse(text))
    expect(steps.items.every((i: { assignee: { unit: string } }) => i.assignee.unit === 'ybj')).toBe(true)
    expect(listed.items.map((i: { id: string }) => i.id)).toEqual(['16-5-0105'])
    expect(JSON.parse(entered ?? '')).toEqual({ id: '16-4-0105', change: 'created' })
    expect(JSON.parse(rates ?? '')).toMatchObject({
      counts: { handlings: 1, issued: 0, open: 1, overdue: 0 },
      rates: { answered: { numerator: 0, denominator: 1, rate: 0 }, onTime: { denominator: 0, rate: null } },
    })
    const [body = '', status] = (problem ?? '').split('\n')
    expect(status).toMatch(/^400 application\/problem\+json/)
    const paths = JSON.parse(body).errors.map((e: { path: string }) => e.path)
    expect(paths).toEqual(expect.arrayContaining(['kind', 'title', 'deputies']))
    // What the blocks did is what the server has.
    await harness.runtime.settled()
    expect((await harness.openSteps('16-5-0105')).map((s) => s.step).sort()).toEqual(['dispatch', 'opine'])
    expect(await harness.runtime.store.load('16-5-0106')).toBeUndefined()
  })

  test('its TypeScript client compiles and runs', async () => {
    const [source = ''] = blocks('ts')
    await harness.setUp()
    writeFileSync(join(clients, 'client.ts'), source)
    const settings = { extends: '../../tsconfig.json', include: ['client.ts'] }
    writeFileSync(join(clients, 'tsconfig.json'), JSON.stringify(settings))
    const tool = (name: string) => join(root, 'node_modules/.bin', name)
    await run(tool('tsc'), ['-p', clients], { cwd: root })
    const { stdout } = await run(tool('tsx'), [join(clients, 'client.ts')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        URL: harness.runtime.url,
        TOKEN: await harness.runtime.issuer.token(secretariat),
      },
    })
    const { suggestions } = (await harness.ok(secretariat, 'GET', '/api/rates?session=16-5')).counts
    expect(JSON.parse(stdout)).toMatchObject({ id: '16-5-0107', stage: 'assignment', again: 409, suggestions })
    await harness.runtime.settled()
    expect(await harness.openSteps('16-5-0107')).toMatchObject([{ step: 'assign' }])
  })

  test('the client’s types are checked: a misspelt field does not compile', async () => {
    const [source = ''] = blocks('ts')
    writeFileSync(join(clients, 'client.ts'), source.replace("title: '关于", "titel: '关于"))
    const settings = { extends: '../../tsconfig.json', include: ['client.ts'] }
    writeFileSync(join(clients, 'tsconfig.json'), JSON.stringify(settings))
    const refused = run(join(root, 'node_modules/.bin/tsc'), ['-p', clients], { cwd: root })
    await expect(refused).rejects.toMatchObject({ stdout: expect.stringContaining('titel') })
  })

  test('it names every status that the API refuses with', async () => {
    const { body } = await harness.call(secretariat, 'GET', '/api/openapi.json')
    const refusals = Object.keys(body.paths['/api/suggestions'].post.responses).filter((s) => s !== '201')
    for (const status of refusals) expect(document).toMatch(new RegExp(`^\\| ${status} +\\|`, 'm'))
  })
})
