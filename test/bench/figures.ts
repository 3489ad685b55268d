import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/*
 * What a leader's page of figures costs, with few and with many handlings of the same units:
 *   npm run bench:figures -- [--sizes 1000,10000,100000,1000000] [--no-postgres]
 * Ends with 1 where a target is missed.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    postgres: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const heap = '--max-old-space-size=12288'
if (!process.execArgv.includes(heap)) {
  // A million facts in memory do not fit into Node's usual heap.
  const again = [heap, '--import', 'tsx', fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1)
}

const { fillTable } = await import('./figures/fill-table.ts')
const { measurePages, pageSession } = await import('./figures/report-page.ts')
const { differences } = await import('./figures/compare.ts')
type Measured = import('./figures/report-page.ts').Measured
type Filled = import('./figures/report-page.ts').Filled
const { findPostgres, Postgres } = await import('./figures/postgres.ts')
const { costOfChange } = await import('./figures/change.ts')
const { columns, verdictOf } = await import('./support/report.ts')

const sizes = values.sizes
  .split(',')
  .map(Number)
  .sort((a, b) => a - b)
if (!sizes.every((n) => Number.isInteger(n) && n > 0))
  throw new Error('--sizes takes whole numbers, separated by commas')

const bin = values.postgres ? findPostgres() : null
const postgres = bin ? new Postgres(bin) : null
type Line = Pick<Measured, 'took' | 'monthEnd' | 'asked' | 'bytes'> & { size: number; sql?: number }
const lines: Line[] = []
let different = 0
let version = ''
try {
  const all: Filled[] = []
  for (const size of sizes) all.push(await fillTable(size))
  const measured = await measurePages(all)
  for (const [i, size] of sizes.entries()) {
    const { page, ...rest } = measured[i] as Measured
    const sql = await postgres?.measure(size, pageSession)
    if (sql) {
      version = sql.version
      const found = differences(page, sql.groups)
      different += found.length
      for (const difference of found.slice(0, 5)) console.log(`  ${difference}`)
    }
    lines.push({ size, ...rest, ...(sql && { sql: sql.milliseconds }) })
  }
} finally {
  postgres?.stop()
}

const cell = (n: number | undefined, digits = 1): string => (n === undefined ? '–' : n.toFixed(digits))
console.log('\nA leader’s page: a session’s totals, by unit (300) and by month, 18 rates each, down to its JSON.')
console.log(
  'The store’s adapter runs over a table in memory that counts what it is asked for: no network, no dynalite.',
)
console.log(
  bin
    ? `PostgreSQL ${version} on the same rows: the same groups by GROUP BY, one query for each of three tables, with an index on the session.`
    : 'PostgreSQL is not installed here: nothing to compare with.',
)
console.log('Times are medians; the target goes by the processor’s, which others on the machine do not lengthen.')
console.log(
  `\n${columns([
    [
      'handlings',
      'page ms',
      'of it CPU',
      'of a month’s end ms',
      'items read',
      'read units',
      'JSON KB',
      'PostgreSQL ms',
    ],
    ...lines.map((l) => [
      String(l.size),
      cell(l.took.wall),
      cell(l.took.cpu),
      cell(l.monthEnd.wall),
      String(l.asked.items),
      cell(l.asked.readUnits),
      cell(l.bytes / 1024, 0),
      cell(l.sql),
    ]),
  ])}`,
)

const change = await costOfChange()
const [few, many] = [lines.find((l) => l.size === 10_000), lines.find((l) => l.size === 1_000_000)]
const targets = [
  ...(few && many
    ? [{ name: 'the page’s time at 1,000,000 against 10,000', figure: many.took.cpu / few.took.cpu, most: 1.5 }]
    : []),
  { name: 'read units of one change to a unit of 1,000 handlings', figure: change.readUnits, most: 25 },
  { name: 'write units of one change to a unit of 1,000 handlings', figure: change.writeUnits, most: 5 },
  ...(postgres ? [{ name: 'figures that differ from PostgreSQL’s', figure: different, most: 0 }] : []),
].map((t) => ({ ...t, met: t.figure <= t.most }))
console.log(`\n${verdictOf(targets)}`)
if (targets.some((t) => !t.met)) process.exitCode = 1
