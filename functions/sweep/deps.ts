import type { RelayDeps } from '../relay/relay.handler.ts'

/** What the sweep stands on: the relay's means but its notices, and a clock. */
export type SweepDeps = Omit<RelayDeps, 'notify'> & { now: () => Date }
