import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const samples = join(import.meta.dirname, 'samples')
const folder = mkdtempSync(join(tmpdir(), 'jianyi-letters-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'infra/tools/import-letters.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

test('import:letters shows what letters say, how sure it is, and what to mend', () => {
  const { status, stdout } = run(join(samples, 'joint.txt'), join(samples, 'empty-signer.txt'))
  expect(stdout).toMatch(/■ joint\.txt\n +人大代表建议答复函/)
  expect(stdout).toMatch(/建议编号 +101 +\(可信度 97%\)/)
  expect(stdout).toContain('签发人:签发人一栏是空的')
  expect(stdout).toContain('共 2 个文件，读出答复函 2 份')
  expect(status).toBe(0)
})

test('one file that is no reply or cannot be read makes it end with 1, and the others are shown', () => {
  const pdf = join(folder, 'a.txt')
  writeFileSync(pdf, '%PDF-1.7')
  const { status, stdout, stderr } = run(
    join(samples, 'news.txt'),
    pdf,
    join(folder, 'none.txt'),
    'a.pdf',
    folder,
    join(samples, 'county.txt'),
  )
  expect(stderr).toBe('')
  expect(status).toBe(1)
  for (const said of ['不是答复函', 'PDF', '没有这个文件', '不是能读取的文件类型', '■ county.txt', '读出答复函 1 份'])
    expect(stdout).toContain(said)
})

test('--json prints the records', () => {
  const { status, stdout } = run(
    '--json',
    join(samples, 'web-page.htm'),
    join(samples, 'proposal.txt'),
    join(folder, 'none.txt'),
  )
  expect(JSON.parse(stdout)).toMatchObject([
    { kind: 'reply', letter: { number: '0238', indexNumber: 'JC00107-10-02-2024-031' } },
    { kind: 'proposal', evidence: {} },
    { error: '没有这个文件' },
  ])
  expect(status).toBe(1)
})

test('without a file it says how it is called', () => {
  const { status, stderr } = run()
  expect(stderr).toContain('npm run import:letters')
  expect(status).toBe(1)
})
