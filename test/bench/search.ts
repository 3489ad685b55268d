import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { columns } from './support/report.ts'

/*
 * What a search reads among many titles, and whether it finds what a plain scan of the titles finds; then what a
 * suggestion with a text costs to index:
 *   npm run bench:search -- [--titles 100000] [--texts 1088]
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
  const { segments, rows } = await searchTitles(dataDir, Number(values.titles))
  console.log(`\n${segments}\n\n${columns(rows)}\n`)
  console.log(columns(await costOfIndexing(Number(values.texts))))
  if (rows.some((row) => row.includes('NOT EQUAL'))) process.exitCode = 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
