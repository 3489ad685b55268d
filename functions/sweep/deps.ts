import type { CaseLog, ClaimStore, OutboxStore, SettingsStore } from '../../shared/store/port.ts'
import type { Post } from '../notifier.ts'
import type { RelayDeps } from '../relay/relay.handler.ts'

/** What the sweep stands on: the relay's means, a clock, and the post; without one nothing is sent. */
export type SweepDeps = Omit<RelayDeps, 'notify'> & {
  store: RelayDeps['store'] & Pick<CaseLog, 'read'> & ClaimStore & SettingsStore & OutboxStore
  now: () => Date
  post?: Post
}
