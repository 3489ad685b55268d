import type { ArchivedCase } from '../../../shared/archive/manifest.ts'
import { type Refs, refsOf } from '../../../shared/archive/refs.ts'
import { brokenAt, SealedCommit } from '../../../shared/case/commit.ts'

/** What a log of the archive says: how long it is, what it refers to, and what is wrong with it. */
export type VerifiedLog = { version: number; head: string; refs: Refs; problems: string[] }

/** Reads a log line by line and verifies its chain, that it is this case's, and that it ends as the manifest says. */
export const verifyLog = (bytes: Buffer, { id, version, head }: ArchivedCase): VerifiedLog => {
  const problems: string[] = []
  const log: SealedCommit[] = []
  const text = bytes.toString('utf8')
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  for (const [i, line] of lines.entries()) {
    const commit = commitOf(line)
    if (!commit) {
      problems.push(`${id} 的记录第 ${i + 1} 行不是一次提交`)
      break
    }
    log.push(commit)
  }
  const broken = brokenAt(log)
  if (broken !== null) problems.push(`${id} 的记录在第 ${broken} 版断开：这一版或它以前的内容被改动或缺失`)
  if (log.length === 0) problems.push(`${id} 没有记录`)
  if (broken === null && log.some((commit) => suggestionIn(commit) !== id)) problems.push(`${id} 的记录是另一件建议的`)
  if (log.length !== version) problems.push(`${id} 的记录有 ${log.length} 版，清单写的是 ${version} 版`)
  if ((log.at(-1)?.hash ?? '') !== head) problems.push(`${id} 的记录最后一版与清单不符`)
  return { version: log.length, head: log.at(-1)?.hash ?? '', refs: refsOf(log), problems }
}

const commitOf = (line: string): SealedCommit | undefined => {
  try {
    return SealedCommit.strict().safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Whose the commit is; the chain was verified, so that the body is JSON. */
const suggestionIn = ({ body }: SealedCommit): unknown => (JSON.parse(body) as { suggestion?: unknown }).suggestion
