import { parseArgs } from 'node:util'
import { CannotStart } from '../local/lock.ts'
import { attachmentsOf } from './archive/attachments-of.ts'
import { sayVerified } from './archive/say.ts'
import { verifyArchive } from './archive/verify-archive.ts'
import { writeArchive } from './archive/write-archive.ts'
import { openStore, whereFrom } from './open-store.ts'
import { showProgress } from './progress.ts'

/*
 * Writes a whole session to an archive and verifies what it wrote; see docs/runbook.md.
 *   npm run archive -- <session> --out FILE.zip [--endpoint http://…] [--table name] [--bucket name]
 * Ends with 1 where it could not be written, or does not verify.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    endpoint: { type: 'string' },
    table: { type: 'string' },
    bucket: { type: 'string' },
  },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

try {
  const [session] = positionals
  const { out } = values
  if (session === undefined || positionals.length > 1 || !out)
    throw new CannotStart('请写明届次和文件，例如 npm run archive -- 16-5 --out 归档.zip')
  const where = whereFrom(values, process.env)
  const opened = await openStore(where)
  try {
    const attachments = attachmentsOf(where, values.bucket ?? process.env.ATTACHMENTS_BUCKET)
    const progress = showProgress('归档')
    await writeArchive({ ...opened, attachments }, { session, out, onProgress: progress.update })
    progress.done(`已写入 ${out}`)
  } finally {
    await opened.close()
  }
  const progress = showProgress('核对归档')
  const verified = await verifyArchive(out, progress.update)
  progress.done('核对归档完毕')
  for (const line of sayVerified(verified)) console.log(line)
  if (verified.problems.length > 0) process.exitCode = 1
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
