import type { ClaimStore } from '../../shared/store/port.ts'
import type { RelayDeps } from '../relay/relay.handler.ts'

/** What the sweep stands on: the relay's means but its notices, and a clock. */
export type SweepDeps = Omit<RelayDeps, 'notify'> & { store: RelayDeps['store'] & ClaimStore; now: () => Date }
