import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Counts, Statistics } from './statistics.ts'

/** What one player is to play. `path` is a failure's, to be played again. */
export type Order = { seed: number; numRuns: number; path?: string }

/** How it went: what was met, and of a failure all that is needed to see and repeat it. */
export type Report = { counts: Counts; failure: string | null }

const player = fileURLToPath(new URL('./player.ts', import.meta.url))

const play = (order: Order): Promise<Report> =>
  new Promise((resolve, reject) => {
    const child = fork(player, [JSON.stringify(order)], { execArgv: ['--import', 'tsx'] })
    let report: Report | undefined
    child.once('message', (message) => {
      report = message as Report
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      report ? resolve(report) : reject(new Error(`the player of seed ${order.seed} ended with ${code} and no report`)),
    )
  })

/** Plays that many runs in as many processes as there are processors, each with a seed of its own from the given one on. */
export const playAll = async ({
  seed,
  numRuns,
  path,
}: Order): Promise<{ statistics: Statistics; failures: string[] }> => {
  const players = path ? 1 : Math.max(1, Math.min(availableParallelism(), Math.ceil(numRuns / 50)))
  const orders = Array.from({ length: players }, (_, i) => ({
    seed: seed + i,
    numRuns: Math.ceil(numRuns / players),
    ...(path && { path }),
  }))
  const reports = await Promise.all(orders.map(play))
  const statistics = new Statistics()
  for (const { counts } of reports) statistics.add(counts)
  return { statistics, failures: reports.flatMap(({ failure }) => failure ?? []) }
}
