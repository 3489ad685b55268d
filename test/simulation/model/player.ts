import * as fc from 'fast-check'
import type { Order, Report } from './crowd.ts'
import { play, scenarios } from './play.ts'
import { Statistics } from './statistics.ts'
import { World } from './world.ts'

// Run in a process of its own (crowd.ts): plays what it is ordered to and reports to its parent.
const { seed, numRuns, path }: Order = JSON.parse(process.argv[2] ?? '{}')
const statistics = new Statistics()
const world = new World()
const property = fc.asyncProperty(scenarios, (scenario) => play(world, statistics, scenario))
const played = await fc.check(property, { seed, numRuns, ...(path && { path }) })

const failure = played.failed
  ? [
      `the run ${played.numRuns} of seed ${seed} failed; again: SEED=${seed} FAILING_PATH=${played.counterexamplePath}`,
      JSON.stringify(played.counterexample?.[0]),
      played.errorInstance instanceof Error ? played.errorInstance.stack : String(played.errorInstance),
    ].join('\n')
  : null
const report: Report = { counts: statistics.counts, failure }
process.send?.(report)
