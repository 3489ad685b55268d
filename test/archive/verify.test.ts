import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveFiles } from '../../functions/api/archive/archive-files.ts'
import { UnreadableArchive } from '../../infra/tools/archive/open-archive.ts'
import { sayVerified } from '../../infra/tools/archive/say.ts'
import { verifyArchive } from '../../infra/tools/archive/verify-archive.ts'
import { canonical, sha256 as hashOf, sha256 } from '../../shared/case/commit.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { Harness } from '../support/harness.ts'
import { type Packed, zipOf as zipByHand } from '../support/zip.ts'
import { type Files, filesIn, fill, forged, packed } from './support/session.ts'

let folder = ''
let good: Files
let archive: Buffer
let ids: Awaited<ReturnType<typeof fill>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianyi-archive-'))
  const harness = await Harness.xiamen()
  ids = await fill(harness)
  const { store, attachments, clock } = harness.runtime
  const deps = { store, attachments, rules: ruleBook(store, clock.now), now: clock.now }
  const [session] = await store.sessions()
  if (!session) throw new Error('there is a session')
  const cases = Object.values(ids).map((id) => ({ id }))
  good = new Map()
  for await (const { path, bytes } of archiveFiles(deps, { session, cases, mayTake: () => true })) good.set(path, bytes)
  archive = await packed(good)
  await harness.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const verify = async (bytes: Buffer) => {
  const file = join(folder, `${randomUUID()}.zip`)
  writeFileSync(file, bytes)
  try {
    return await verifyArchive(file)
  } finally {
    rmSync(file)
  }
}
const found = async (files: Files): Promise<string[]> => (await verify(await packed(files))).problems
const byHand = async (parts: Packed[]): Promise<string[]> => (await verify(zipByHand(parts))).problems
const parts = (): Packed[] => [...good].map(([name, data]) => ({ name, data }))
const changed = (path: string, bytes: Buffer): Files => new Map([...good, [path, bytes]])
const pathIn = (shape: RegExp): string => [...good.keys()].find((path) => shape.test(path)) ?? ''
const bytesOf = (path: string): Buffer => good.get(path) ?? Buffer.of()
const flipped = (bytes: Buffer, at: number, by = 1): Buffer => {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ by
  return other
}
const log = (): string => `cases/${ids.answered}/log.jsonl`
const lines = (path = log()): string[] => bytesOf(path).toString().trimEnd().split('\n')
const joined = (all: readonly string[]): Buffer => Buffer.from(all.map((line) => `${line}\n`).join(''))

test('a good archive: nothing, one line with the hash of its manifest', async () => {
  const verified = await verify(archive)
  expect(verified.problems).toEqual([])
  const hash = hashOf(bytesOf('manifest.json'))
  expect(verified.manifestHash).toBe(hash)
  const said = sayVerified(verified)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(`3 件建议、${good.size - 2} 个文件都完整。清单的 SHA-256 是 ${hash}`)
})

describe('what was tampered with', () => {
  test('a byte of a log', async () => {
    const problems = await found(changed(log(), flipped(bytesOf(log()), 40)))
    expect(problems).toContain(`${log()} 的内容与清单不符`)
  })

  test('the last commit dropped', async () => {
    const problems = await found(changed(log(), joined(lines().slice(0, -1))))
    expect(problems.join('\n')).toContain(
      `${ids.answered} 的记录有 ${lines().length - 1} 版，清单写的是 ${lines().length} 版`,
    )
    expect(problems).toContain(`${ids.answered} 的记录最后一版与清单不符`)
  })

  test('a text, an attachment or a log that is missing', async () => {
    for (const shape of [/\/texts\//, /\/attachments\//, /log\.jsonl$/, /^settings/, /^README/, /^manifest\.sha/]) {
      const path = pathIn(shape)
      const files = new Map(good)
      files.delete(path)
      expect(await found(files)).toEqual([`${path} 缺失`])
    }
  })

  test('an extra file, wherever it is', async () => {
    for (const path of ['more.txt', `cases/${ids.begun}/texts/${'a'.repeat(64)}.txt`, 'cases/x/log.jsonl'])
      expect(await found(changed(path, Buffer.from('x')))).toEqual([`"${path}" 是多出的文件，清单里没有`])
  })

  test('an attachment in the place of another', async () => {
    const path = pathIn(/\/attachments\//)
    expect(await found(changed(path, Buffer.from('another')))).toEqual([
      `${path} 有 7 字节，清单写的是 ${bytesOf(path).length} 字节`,
    ])
    expect(await found(forged(changed(path, Buffer.from('another'))))).toEqual([
      `${path} 的内容与文件名里的 SHA-256 不符`,
    ])
  })

  test('no manifest, or none that can be read', async () => {
    const files = new Map(good)
    files.delete('manifest.json')
    expect(await found(files)).toEqual(['清单 manifest.json 缺失'])
    expect((await found(changed('manifest.json', Buffer.from('{}')))).join()).toContain('读不懂')
  })
})

describe('a manifest that was forged along', () => {
  const again = (change: (commits: { body: string; hash: string }[]) => void): Files => {
    const commits = lines().map((line) => JSON.parse(line) as { body: string; hash: string })
    change(commits)
    return forged(changed(log(), joined(commits.map((c) => JSON.stringify(c)))))
  }

  test('the same files again are sound: the hash kept apart tells', async () => {
    expect(await found(forged(good))).toEqual([])
    const renamed = forged(good, (manifest) => {
      manifest.session.name = '别的会议'
    })
    expect(await found(renamed)).toEqual([])
    expect((await verify(await packed(renamed))).manifestHash).not.toBe(hashOf(bytesOf('manifest.json')))
  })

  test('a commit that says something else', async () => {
    const problems = await found(
      again((commits) => {
        const third = commits[2]
        if (third) third.body = third.body.replace('secretariat', 'secretariaT')
      }),
    )
    expect(problems).toEqual([`${ids.answered} 的记录在第 3 版断开：这一版或它以前的内容被改动或缺失`])
  })

  test('with its own hash made to fit', async () => {
    const problems = await found(
      again((commits) => {
        const third = commits[2]
        if (!third) return
        third.body = canonical({ ...JSON.parse(third.body), at: '2025-01-01T00:00:00.000+08:00' })
        third.hash = sha256(third.body)
      }),
    )
    expect(problems).toEqual([`${ids.answered} 的记录在第 4 版断开：这一版或它以前的内容被改动或缺失`])
  })

  test('a commit taken out of the middle, or the last, or no log', async () => {
    expect((await found(again((commits) => void commits.splice(2, 1)))).join()).toContain('在第 3 版断开')
    expect((await found(again((commits) => void commits.pop()))).join()).toContain('最后一版与清单不符')
    expect((await found(again((commits) => void commits.splice(0)))).join()).toContain('没有记录')
  })

  test('the log of another case', async () => {
    const files = changed(log(), bytesOf(`cases/${ids.begun}/log.jsonl`))
    const other = lines(`cases/${ids.begun}/log.jsonl`)
    const problems = await found(
      forged(files, (manifest) => {
        const of = manifest.cases.find((c) => c.id === ids.answered)
        if (of) Object.assign(of, { version: other.length, head: JSON.parse(other.at(-1) ?? '').hash })
      }),
    )
    expect(problems).toContain(`${ids.answered} 的记录是另一件建议的`)
  })

  test('a case, a text or an attachment left out without a trace', async () => {
    for (const shape of [/\/texts\//, /\/attachments\//]) {
      const files = new Map(good)
      const path = pathIn(shape)
      files.delete(path)
      expect(await found(forged(files))).toEqual([`${ids.answered} 的记录提到 ${path}，归档里没有`])
    }
    const without = new Map([...good].filter(([path]) => !path.startsWith(`cases/${ids.begun}/`)))
    expect(await found(forged(without))).toEqual([`cases/${ids.begun}/log.jsonl 缺失，清单里也没有`])
  })

  test('a file that no log speaks of, or of a case that is not there', async () => {
    const text = Buffer.from('没有人提到')
    const path = `cases/${ids.begun}/texts/${hashOf(text)}.txt`
    expect(await found(forged(changed(path, text)))).toEqual([`${path} 在 ${ids.begun} 的记录里没有提到`])
    expect(await found(forged(changed('cases/16-5-9999/log.jsonl', text)))).toEqual([
      'cases/16-5-9999/log.jsonl 属于清单里没有的建议',
    ])
    expect((await found(forged(changed('run.sh', text)))).join()).toContain('不是归档该有的文件')
  })

  test('a case of another session; counts that do not add up', async () => {
    const other = forged(good, (manifest) => {
      manifest.session.id = '16-4'
    })
    expect(await found(other)).toContain(`${ids.begun} 不是 16-4 的建议`)
    const manifest = JSON.parse(bytesOf('manifest.json').toString())
    manifest.counts.commits += 1
    const bytes = Buffer.from(JSON.stringify(manifest))
    const files = changed('manifest.json', bytes).set(
      'manifest.sha256',
      Buffer.from(`${hashOf(bytes)}  manifest.json\n`),
    )
    expect((await found(files)).join()).toContain('清单写的件数不符：commits')
  })
})

describe('an archive made to harm', () => {
  test.each([
    ['../../etc/cron.d/x', '路径不安全'],
    ['/etc/passwd', '路径不安全'],
    ['C:\\x.exe', '路径不安全'],
    ['cases/./x', '路径不安全'],
    ['cases//x', '路径不安全'],
    ['folder/', '路径不安全'],
    ['a\u0000b', '路径不安全'],
    ['README.txt', '不止一次'],
    ['readme.TXT', '不止一次'],
  ])('%j', async (name, said) => {
    const problems = await byHand([...parts(), { name, data: Buffer.from('x') }])
    expect(problems).toEqual([expect.stringContaining(said)])
  })

  test('a size that is a lie', async () => {
    const path = log()
    const lied = parts().map((part) => (part.name === path ? { ...part, claims: part.data.length - 5 } : part))
    expect((await byHand(lied)).join()).toContain(`${path} 读不出来`)
  })

  test('a symbolic link', async () => {
    const zip = zipByHand(parts())
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    zip.writeUInt32LE((0o120777 << 16) >>> 0, central + 38)
    const [first] = good.keys()
    expect((await verify(zip)).problems).toEqual([`${first} 是符号链接`, `${first} 缺失`])
  })

  test('a bomb: in what is listed, in the manifest, and in what is not', async () => {
    const bomb = Buffer.alloc(70_000_000, ' ')
    const listed = await found(forged(changed('settings.json', bomb)))
    expect(listed).toEqual([expect.stringMatching(/^settings\.json (展开得异常地大|超过)/)])
    const extra = await found(changed('cases/x', bomb))
    expect(extra).toEqual(['"cases/x" 是多出的文件，清单里没有'])
    expect(await found(changed('manifest.json', bomb))).toEqual([expect.stringMatching(/^清单 manifest\.json 展开/)])
  }, 60_000)

  test('entries that share their bytes', async () => {
    const zip = zipByHand([...parts(), { name: 'x', data: bytesOf(log()) }])
    const end = zip.length - 22
    const from = zip.readUInt32LE(end + 16)
    // The same directory thrice over, all of it on the same data.
    const directory = zip.subarray(from, end)
    const count = 3 * zip.readUInt16LE(end + 10)
    const tail = Buffer.from(zip.subarray(end))
    tail.writeUInt16LE(count, 8)
    tail.writeUInt16LE(count, 10)
    tail.writeUInt32LE(3 * directory.length, 12)
    const thrice = Buffer.concat([zip.subarray(0, from), directory, directory, directory, tail])
    await expect(verify(thrice)).rejects.toThrow(/重叠/)
  })

  test.each([
    ['nothing', () => Buffer.of()],
    ['no zip', () => Buffer.from('not a zip at all'.repeat(10))],
    ['one that was cut off', () => archive.subarray(0, archive.length - 400)],
  ])('%s', async (_, make) => {
    await expect(verify(make())).rejects.toThrow(UnreadableArchive)
  })

  test('no file', async () => {
    await expect(verifyArchive(join(folder, 'none.zip'))).rejects.toThrow(/没有文件/)
  })
})

describe('whatever is changed', () => {
  test('a single byte of any file is found', async () => {
    const files = [...good.keys()]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 255 }), async (path, at, by) => {
        const bytes = bytesOf(path)
        expect(await found(changed(path, flipped(bytes, at % bytes.length, by)))).not.toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  test('a single byte of the archive is found, or changed nothing that is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = flipped(archive, at, by)
        const problems = await verify(other).then(
          (verified) => verified.problems,
          (error) => (error instanceof UnreadableArchive ? [error.message] : Promise.reject(error)),
        )
        if (problems.length > 0) return
        expect([...(await filesIn(other))]).toEqual([...good])
      }),
      { numRuns: 200 },
    )
  }, 120_000)
})
