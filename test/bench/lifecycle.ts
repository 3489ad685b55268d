import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Harness as Running } from '../support/harness.ts'
import type { Measured } from './support/report.ts'

/*
 * What a completed step costs, with few and with many cases in flight:
 *   npm run bench:lifecycle -- [--waiting 2000,100] [--driven 50] [--check]
 */
const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '2000,100' },
    driven: { type: 'string', default: '50' },
    /** Exit with 1 where a target is missed. */
    check: { type: 'boolean', default: false },
  },
})

const collect = (globalThis as { gc?: () => void }).gc
if (!collect) {
  // Memory is measured after a collection, which Node gives only to those who ask for it at the start.
  const again = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, again, { stdio: 'inherit' })
  process.exit(status ?? 1)
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { Harness } = await import('../support/harness.ts')
const { handlingDefinition } = await import('../../infra/workflow/definition.ts')
const { stepsWithChoice } = await import('./support/choices.ts')
const { drive } = await import('./support/drive.ts')
const { fillWaiting, setUpSession } = await import('./support/fill.ts')
const { Meter } = await import('./support/meter.ts')
const { showProgress } = await import('./support/progress.ts')
const { priceOf, tableOf, targetsOf, verdictOf } = await import('./support/report.ts')

const memory = (): { heap: number; resident: number } => {
  collect()
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, resident: rss }
}

const measure = async (waiting: number, driven: number): Promise<Measured> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jianyi-bench-'))
  const meter = new Meter()
  let harness: Running | undefined
  try {
    harness = await Harness.start({ dataDir, observe: meter.observe })
    harness.runtime.clock.set(new Date('2025-02-10T09:00:00+08:00'))
    await setUpSession(harness)
    const empty = memory()
    const filling = showProgress(`${waiting} cases are brought to where they wait`)
    const began = performance.now()
    // The driven ones are in flight too.
    await fillWaiting(harness, waiting - driven, filling.step)
    const fillSeconds = (performance.now() - began) / 1000
    filling.done(`${waiting - driven} cases wait (${fillSeconds.toFixed(0)} s)`)
    const full = memory()
    const driving = showProgress(`${driven} more are driven through the whole loop`)
    const figures = await drive(harness, meter, driven, stepsWithChoice(handlingDefinition()), driving.step)
    driving.done(`${figures.steps} steps completed (${figures.seconds.toFixed(0)} s)`)
    if (meter.unknown.size > 0) throw new Error(`the meter cannot bill ${[...meter.unknown].join(', ')}`)
    const held = {
      waiting,
      heapBytes: full.heap - empty.heap,
      residentBytes: full.resident - empty.resident,
      fillSeconds,
    }
    return { ...figures, held }
  } finally {
    await harness?.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const sizes = values.waiting.split(',').map(Number)
const driven = Number(values.driven)
if (!sizes.every((n) => Number.isInteger(n) && n > driven) || !(driven > 0))
  throw new Error('--waiting takes whole numbers above --driven, separated by commas')

const measured: Measured[] = []
for (const waiting of sizes.sort((a, b) => a - b)) measured.push(await measure(waiting, driven))
const [smallest, largest] = [measured[0], measured.at(-1)]
if (!smallest || !largest) throw new Error('nothing was measured')
const targets = targetsOf(smallest, largest)
console.log(`\n${tableOf(measured)}\n\n${priceOf(largest)}\n\n${verdictOf(targets)}`)
if (values.check && targets.some((t) => !t.met)) process.exitCode = 1
