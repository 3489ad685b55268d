import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/*
 * What the pages cost the server with few and with many handlings, and what they weigh on the way:
 *   npm run bench:pages -- [--size 100000] [--no-weight]
 * Ends with 1 where a target is missed.
 */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    weight: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const heap = '--max-old-space-size=8192'
if (!process.execArgv.includes(heap)) {
  const again = [heap, '--import', 'tsx', fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1)
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { compareTimes, few } = await import('./pages/times.ts')
const { weighAll } = await import('./pages/weights.ts')
const { columns, verdictOf } = await import('./support/report.ts')

const many = Number(values.size)
if (!Number.isInteger(many) || many <= few) throw new Error(`--size takes a whole number above ${few}`)

const times = await compareTimes(many)
console.log(
  `\nThe real pages of a signed-in person, down to the compressed answer, with ${few.toLocaleString('en')} and ${many.toLocaleString('en')} handlings of 300 units.`,
)
console.log(
  'The store’s adapter runs over a table in memory that counts what it is asked for: no network, no dynalite.',
)
console.log('Times are medians of the processor’s time, which others on the machine do not lengthen.\n')
console.log(columns(times.rows))
console.log(
  '\nAs drawn: the going session’s open steps grow with its handlings. Each that waits for the reader costs some time.',
)
console.log(columns(times.asDrawn))

const weights = values.weight ? await weighAll() : undefined
if (weights) {
  console.log('\nWeight of every page of the demonstration session with its files, compressed as it is sent.\n')
  console.log(columns(weights.rows))
}
const targets = [...times.targets, ...(weights?.targets ?? [])].map((t) => ({ ...t, met: t.figure <= t.most }))
console.log(`\n${verdictOf(targets)}`)
if (targets.some((t) => !t.met)) process.exitCode = 1
