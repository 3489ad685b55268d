import { expect, test } from 'vitest'
import { type ArchiveFile, atMost, zipOf } from '../../functions/api/archive/zip.ts'
import { filesIn } from './support/session.ts'

const files = async function* (count: number, size: number, fail?: string): AsyncGenerator<ArchiveFile> {
  for (let i = 0; i < count; i++) yield { path: `cases/${i}`, bytes: Buffer.alloc(size, i) }
  if (fail) throw new Error(fail)
}

test('files come back, the empty one too, with names in UTF-8', async () => {
  const all = new Map([
    ['空.txt', Buffer.of()],
    ['一/二.txt', Buffer.from('文')],
  ])
  const each = async function* () {
    for (const [path, bytes] of all) yield { path, bytes }
  }
  const zip = await atMost(zipOf(each()), 1_000_000)
  expect([...(await filesIn(zip ?? Buffer.of()))]).toEqual([...all])
})

test('memory does not grow with the number of files', async () => {
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  for await (const _ of zipOf(files(150, 4_000_000))) most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  expect(most).toBeLessThan(300_000_000)
}, 60_000)

test('what fails on the way ends the archive before its end', async () => {
  await expect(atMost(zipOf(files(2, 1_000, 'lost')), 1_000_000)).rejects.toThrow('lost')
})

test('one that is too long is given up, and its source with it', async () => {
  let made = 0
  const endless = async function* (): AsyncGenerator<ArchiveFile> {
    for (;;) {
      made++
      yield { path: `a${made}`, bytes: Buffer.from(`${Math.sin(made)}`.repeat(50)) }
    }
  }
  expect(await atMost(zipOf(endless()), 20_000)).toBeUndefined()
  const then = made
  await new Promise((resolve) => setImmediate(resolve))
  expect(made - then).toBeLessThanOrEqual(1)
})
