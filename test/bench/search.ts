import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { columns, verdictOf } from './support/report.ts'

/*
 * What a search reads among many titles, and whether it finds what a plain scan of the titles finds; then what a
 * suggestion with a text costs to index:
 *   npm run bench:search -- [--titles 100000] [--texts 1088]
 * Ends with 1 where a target is missed.
 */
const { values } = parseArgs({
  options: {
    titles: { type: 'string', default: '100000' },
    texts: { type: 'string', default: '1088' },
  },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { costOfIndexing, searchTitles } = await import('./support/search.ts')

const dataDir = mkdtempSync(join(tmpdir(), 'jianyi-bench-'))
try {
  const { segments, rows, wrong, overBound } = await searchTitles(dataDir, Number(values.titles))
  console.log(`\n${segments}\n\n${columns(rows)}\n`)
  console.log(columns(await costOfIndexing(Number(values.texts))))
  const targets = [
    { name: 'questions that a plain scan answers otherwise', figure: wrong, most: 0 },
    { name: 'questions that read more items than their bound', figure: overBound, most: 0 },
  ].map((t) => ({ ...t, met: t.figure <= t.most }))
  console.log(`\n${verdictOf(targets)}`)
  if (targets.some((t) => !t.met)) process.exitCode = 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
