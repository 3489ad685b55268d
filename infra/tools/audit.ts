import { parseArgs } from 'node:util'
import { CannotStart } from '../local/lock.ts'
import { auditCase } from './audit-case.ts'
import { openStore, whereFrom } from './open-store.ts'

/*
 * Verifies a case's log and tells it in words; see docs/runbook.md.
 *   npm run audit -- <suggestion> [--endpoint http://…] [--table name]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { endpoint: { type: 'string' }, table: { type: 'string' } },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const audit = async (id: string): Promise<boolean> => {
  const opened = await openStore(whereFrom(values, process.env))
  try {
    const audited = await auditCase(opened, id)
    if (!audited) throw new CannotStart(`没有建议 ${id}。`)
    for (const line of audited.lines) console.log(line)
    const { broken } = audited
    console.log(
      broken === null ? '记录完整,未被改动。' : `记录在第 ${broken} 版断开:这一版或它以前的内容被改动或缺失。`,
    )
    return broken === null
  } finally {
    await opened.close()
  }
}

try {
  const [id] = positionals
  if (id === undefined || positionals.length > 1)
    throw new CannotStart('请写明一件建议的编号,例如 npm run audit -- 16-5-0105。')
  if (!(await audit(id))) process.exitCode = 1
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
