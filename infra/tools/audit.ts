import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CannotStart } from '../local/lock.ts'
import { UnreadableArchive } from './archive/open-archive.ts'
import { sayVerified } from './archive/say.ts'
import { verifyArchive } from './archive/verify-archive.ts'
import { auditAll } from './audit-all.ts'
import { auditCase } from './audit-case.ts'
import { type Opened, openStore, whereFrom } from './open-store.ts'
import { showProgress } from './progress.ts'

/*
 * Verifies a case's log and tells it in words; without one verifies every log there is; of an archive (npm run archive)
 * all that is in it, with nothing but the file. See docs/runbook.md.
 *   npm run audit -- [<suggestion> | <archive.zip>] [--endpoint http://…] [--table name]
 * Ends with 1 where a chain does not hold, or an archive is not what it says.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { endpoint: { type: 'string' }, table: { type: 'string' } },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const sayBroken = (version: number): string => `记录在第 ${version} 版断开：这一版或它以前的内容被改动或缺失。`

const tellOne = async (opened: Opened, id: string): Promise<boolean> => {
  const audited = await auditCase(opened, id)
  if (!audited) throw new CannotStart(`没有建议 ${id}。`)
  for (const line of audited.lines) console.log(line)
  const { broken } = audited
  console.log(broken === null ? '记录完整，未被改动。' : sayBroken(broken))
  return broken === null
}

const verifyAll = async (opened: Opened): Promise<boolean> => {
  const progress = showProgress('核对记录')
  const { cases, broken, withoutLog } = await auditAll(opened, progress.update)
  progress.done('核对记录完毕')
  for (const { id, version } of broken) console.log(`${id} 的${sayBroken(version)}`)
  for (const id of withoutLog) console.log(`${id} 有列表行，没有记录`)
  const wrong = broken.length + withoutLog.length
  console.log(
    wrong === 0 ? `核对了 ${cases} 件建议的记录，都完整。` : `核对了 ${cases} 件建议的记录，${wrong} 件有问题。`,
  )
  return wrong === 0
}

const verifyFile = async (file: string): Promise<boolean> => {
  const progress = showProgress('核对归档')
  const verified = await verifyArchive(file, progress.update)
  progress.done('核对归档完毕')
  for (const line of sayVerified(verified)) console.log(line)
  return verified.problems.length === 0
}

const inStore = async (id: string | undefined): Promise<boolean> => {
  const opened = await openStore(whereFrom(values, process.env))
  try {
    return await (id === undefined ? verifyAll(opened) : tellOne(opened, id))
  } finally {
    await opened.close()
  }
}

/** A suggestion's id has neither dots nor slashes; a file without them is one if it is there. */
const isFile = (named: string): boolean => /[./\\]/.test(named) || existsSync(named)

try {
  const [named] = positionals
  if (positionals.length > 1)
    throw new CannotStart('一次只写一件建议的编号，例如 npm run audit -- 16-5-0105；不写则核对全部记录。')
  const holds = named !== undefined && isFile(named) ? await verifyFile(named) : await inStore(named)
  if (!holds) process.exitCode = 1
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof UnreadableArchive)) throw error
  console.error(error.message)
  process.exitCode = 1
}
