import { parseArgs } from 'node:util'
import { CannotStart } from '../local/lock.ts'
import { type Compared, compareAll } from './compare.ts'
import { openStore, whereFrom } from './open-store.ts'
import { showProgress } from './progress.ts'

/*
 * Derives everything again from the logs and prints each difference; see docs/runbook.md.
 *   npm run rebuild -- [--write] [--endpoint http://…] [--table name]
 */
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    endpoint: { type: 'string' },
    table: { type: 'string' },
  },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const print = ({ differences, broken }: Compared): void => {
  for (const { of, what } of differences) console.log(`${of}  ${what}`)
  for (const line of broken) console.log(line)
}

const summary = ({ cases, differences, broken }: Compared): string =>
  differences.length + broken.length === 0
    ? `核对了 ${cases} 件建议，没有不符。`
    : `核对了 ${cases} 件建议，有 ${differences.length + broken.length} 处不符。`

try {
  const opened = await openStore(whereFrom(values, process.env))
  try {
    const compare = async (label: string): Promise<Compared> => {
      const progress = showProgress(label)
      const found = await compareAll(opened, progress.update)
      progress.done(`${label}完毕`)
      return found
    }
    let found = await compare('从记录重新推算')
    print(found)
    console.log(summary(found))
    if (values.write && found.differences.length > 0) {
      const progress = showProgress('修复')
      for (const [i, { repair }] of found.differences.entries()) {
        await repair()
        progress.update(i + 1, found.differences.length)
      }
      progress.done('修复完毕')
      found = await compare('再次核对')
      print(found)
      console.log(summary(found))
    }
    if (found.differences.length + found.broken.length > 0) process.exitCode = 1
  } finally {
    await opened.close()
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}
