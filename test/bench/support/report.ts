import type { Driven } from './drive.ts'
import { type Kind, kinds, type Tally } from './meter.ts'
import { invocationPrice, prices } from './prices.ts'

/** Bytes that a waiting case keeps in the process, and how long filling took. */
export type Held = { waiting: number; heapBytes: number; residentBytes: number; fillSeconds: number }
export type Measured = Driven & { held: Held }

export type Target = { name: string; figure: number; most: number; met: boolean }

/** The four functions keep their settings for themselves; three of them take part in a step. */
const readersOfSettings = 3

const units = (tally: Tally, way: 'reads' | 'writes', of: readonly Kind[] = kinds): number =>
  of.reduce((sum, kind) => sum + tally[way][kind].units, 0)

const withoutTexts = kinds.filter((kind) => kind !== 'text')

/** US dollars that the driven cases would have cost in AWS. */
const costs = ({ tally, transitions, invocations }: Measured) => {
  const { api, workflow, relay } = invocations
  return {
    'DynamoDB writes': units(tally, 'writes') * prices.writeUnit,
    'DynamoDB reads': units(tally, 'reads') * prices.readUnit,
    'Step Functions': transitions * prices.transition,
    Lambda: (api + workflow + relay) * invocationPrice,
    'HTTP API': api * prices.httpRequest,
  }
}
const cost = (m: Measured): number => Object.values(costs(m)).reduce((a, b) => a + b, 0)

/** What is promised of the largest run, and of it against the smallest. */
export const targetsOf = (smallest: Measured, largest: Measured): Target[] => {
  const target = (name: string, figure: number, most: number): Target => ({ name, figure, most, met: figure <= most })
  const { tally, steps, transitions } = largest
  return [
    target('write units without texts', units(tally, 'writes', withoutTexts) / steps, 10),
    target('read units', units(tally, 'reads') / steps, 10),
    target('state transitions', transitions / steps, 2),
    target(
      `cost with ${largest.held.waiting} in flight against ${smallest.held.waiting}`,
      cost(largest) / steps / (cost(smallest) / smallest.steps),
      1.3,
    ),
  ]
}

type Line = { label: string; of(m: Measured): number; least?(m: Measured): number; digits?: number }

const perStep = (label: string, of: (m: Measured) => number, least?: (m: Measured) => number): Line => ({
  label,
  of: (m) => of(m) / m.steps,
  ...(least && { least: (m: Measured) => least(m) / m.steps }),
})

const byKind = (way: 'reads' | 'writes', seen: readonly Measured[]): Line[] =>
  kinds
    .filter((kind) => seen.some(({ tally }) => tally[way][kind].units > 0))
    .map((kind) => perStep(`    ${kind}`, ({ tally }) => tally[way][kind].units))

const linesFor = (seen: readonly Measured[]): Line[] => [
  perStep(
    'commits',
    ({ tally }) => tally.commits,
    ({ steps }) => steps,
  ),
  perStep(
    'write units',
    ({ tally }) => units(tally, 'writes'),
    ({ steps }) => steps,
  ),
  perStep(
    '  without texts',
    ({ tally }) => units(tally, 'writes', withoutTexts),
    ({ steps }) => steps,
  ),
  ...byKind('writes', seen),
  perStep('  refused by their condition (calls)', ({ tally }) => tally.refused),
  perStep('read units', ({ tally }) => units(tally, 'reads')),
  perStep('  without texts', ({ tally }) => units(tally, 'reads', withoutTexts)),
  ...byKind('reads', seen),
  perStep(
    `  if ${readersOfSettings} functions read settings each`,
    ({ tally }) => units(tally, 'reads') + (readersOfSettings - 1) * tally.reads.settings.units,
  ),
  perStep(
    'state transitions',
    ({ transitions }) => transitions,
    ({ leastTransitions }) => leastTransitions,
  ),
  perStep('Lambda invocations', ({ invocations: { api, workflow, relay } }) => api + workflow + relay),
  perStep('    api', ({ invocations }) => invocations.api),
  perStep('    workflow', ({ invocations }) => invocations.workflow),
  perStep('    relay', ({ invocations }) => invocations.relay),
  { label: 'steps per second, one after another', of: ({ steps, seconds }) => steps / seconds, digits: 1 },
  { label: 'heap per waiting case, KB', of: ({ held }) => held.heapBytes / held.waiting / 1024, digits: 1 },
  { label: 'resident per waiting case, KB', of: ({ held }) => held.residentBytes / held.waiting / 1024, digits: 1 },
  { label: 'seconds to set up', of: ({ held }) => held.fillSeconds, digits: 1 },
]

/** The figures as a table, per completed step where nothing else is said. */
export const tableOf = (seen: readonly Measured[]): string => {
  const largest = seen.at(-1)
  if (!largest) return ''
  const rows = linesFor(seen).map(({ label, of, least, digits = 2 }) => {
    const bound = least?.(largest)
    const figures = seen.map((m) => of(m).toFixed(digits))
    const beside = bound === undefined ? ['', ''] : [bound.toFixed(digits), `${(of(largest) / bound).toFixed(2)} x`]
    return [label, ...figures, ...beside]
  })
  return columns([
    ['per completed step', ...seen.map(({ held }) => `${held.waiting} in flight`), 'at least', 'ratio'],
    ...rows,
  ])
}

/** What a thousand suggestions cost, by service. */
export const priceOf = (measured: Measured): string => {
  const thousand = (dollars: number) => `$${((dollars / measured.cases) * 1000).toFixed(3)}`
  return columns([
    ['a thousand suggestions in AWS (us-east-1)', thousand(cost(measured))],
    ...Object.entries(costs(measured)).map(([service, dollars]) => [`  ${service}`, thousand(dollars)]),
  ])
}

export const verdictOf = (targets: readonly Target[]): string =>
  columns(
    targets.map(({ name, figure, most, met }) => [met ? 'PASS' : 'FAIL', name, figure.toFixed(2), `at most ${most}`]),
  )

/** Left-aligned first column (and any words), the rest to the right. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i === 0 || !/^[\d$]/.test(cell) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
