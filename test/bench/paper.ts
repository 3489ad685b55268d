import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Cost } from './paper/peak.ts'
import { columns, verdictOf } from './support/report.ts'

/*
 * Paper in and out: ledgers of 500 and of 5,000 rows, a thousand letters read and a thousand written.
 *   npm run bench:paper -- [--few 500] [--many 5000] [--letters 1000]
 * Ends with 1 where a row of the larger ledger costs more than 1.2 times one of the smaller.
 */
const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '500' },
    many: { type: 'string', default: '5000' },
    letters: { type: 'string', default: '1000' },
  },
})
if (!process.execArgv.includes('--expose-gc')) {
  // What was held before must be collected before memory is measured.
  const again = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1)
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { takeLedgerIn, takeLedgerOut } = await import('./paper/ledgers.ts')
const { readLetters, writeLetters } = await import('./paper/letters.ts')
const { showProgress } = await import('./support/progress.ts')

const [few, many, letters] = [Number(values.few), Number(values.many), Number(values.letters)]
const progress = showProgress('paper goes in and out')
// The first of each kind is compiled while it runs.
await takeLedgerIn(few)
progress.step(1, 7)
const inFew = await takeLedgerIn(few)
progress.step(2, 7)
const inMany = await takeLedgerIn(many)
progress.step(3, 7)
const outFew = await takeLedgerOut(few)
progress.step(4, 7)
const outMany = await takeLedgerOut(many)
progress.step(5, 7)
await readLetters(100)
const read = await readLetters(letters)
progress.step(6, 7)
await writeLetters(20)
const written = await writeLetters(letters)
progress.step(7, 7)
progress.done('')

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
const line = (what: string, count: number, { wall, cpu, peak }: Cost): string[] => [
  what,
  String(count),
  (wall / 1000).toFixed(2),
  (cpu / 1000).toFixed(2),
  ((count / cpu) * 1000).toFixed(0),
  megabytes(peak),
]
console.log(
  `\n${columns([
    ['what', 'rows or letters', 'seconds', 'of it CPU', 'a second of CPU', 'MB beside what was held'],
    line('a ledger is read', few, inFew.read),
    line('a ledger is read', many, inMany.read),
    line('taken in, all new', few, inFew.made),
    line('taken in, all new', many, inMany.made),
    line('taken in again', few, inFew.again),
    line('taken in again', many, inMany.again),
    line('the ledger is written', few, outFew),
    line('the ledger is written', many, outMany),
    line('letters are read', letters, read),
    line('letters are written', letters, written),
  ])}`,
)
console.log(
  `\nA ledger of ${many} rows has ${megabytes(inMany.bytes)} MB coming in and ${megabytes(outMany.bytes)} MB going out.`,
)
console.log('Rows are taken in over the embedded DynamoDB in memory, in this process: its time is in theirs.')

const each = (a: Cost, b: Cost): number => b.cpu / many / (a.cpu / few)
const targets = [
  { name: 'a row that is read, of many against few', figure: each(inFew.read, inMany.read), most: 1.2 },
  { name: 'a row that is taken in, of many against few', figure: each(inFew.made, inMany.made), most: 1.2 },
  { name: 'a row that is written, of many against few', figure: each(outFew, outMany), most: 1.2 },
].map((t) => ({ ...t, met: t.figure <= t.most }))
console.log(`\n${verdictOf(targets)}`)
if (targets.some((t) => !t.met)) process.exitCode = 1
