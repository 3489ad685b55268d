import { Duration } from 'aws-cdk-lib'
import type { metricsOf } from './metrics.ts'

/** When an alarm is raised, and its text: what happened, where to read on, what not to fear. */
export type AlarmRule = {
  id: string
  metric: keyof ReturnType<typeof metricsOf>
  /** Raised above it; 0 where a single one is too many. */
  above?: number
  /** Raised below it, and when nothing is reported. */
  below?: number
  /** How many periods in a row. */
  periods?: number
  happened: string
  /** The article in docs/runbook.md; the alarm is named after it. */
  anchor: string
  caveat: string
}

export const alarmRules: AlarmRule[] = [
  {
    id: 'RelayDeadLetters',
    metric: 'relayDeadLetters',
    above: 0,
    happened: 'The relay gave up on commits: their cases were not signalled, projected or notified.',
    anchor: 'relay-dead-letters',
    caveat:
      'The log has everything: a patrol with an early `since` repairs signals and rows; a notification that was lost stays lost.',
  },
  {
    id: 'SweepDeadLetters',
    metric: 'sweepDeadLetters',
    above: 0,
    happened: 'A run of the sweep failed on every attempt.',
    anchor: 'sweep-dead-letters',
    caveat: 'The next run makes up for it; look into it only if more arrive.',
  },
  {
    id: 'SweepSilent',
    metric: 'sweepRuns',
    below: 1,
    periods: 2,
    happened: 'The sweep has not run for ten minutes: no reminders, no lapses, no self-repair.',
    anchor: 'sweep-silent',
    caveat:
      'Due dates do not move meanwhile: what should have been reminded or lapsed is done once, when the sweep runs again.',
  },
  {
    id: 'RelayBehind',
    metric: 'relayBehind',
    above: Duration.minutes(1).toMilliseconds(),
    periods: 5,
    happened: 'For five minutes the relay has been more than a minute behind the log: next steps open late.',
    anchor: 'relay-behind',
    caveat: 'An import of a whole session does this for a few minutes, and it passes by itself.',
  },
  {
    id: 'ExecutionsFailed',
    metric: 'executionsFailed',
    above: 0,
    happened: 'An execution of the workflow ended in failure: its case stands still.',
    anchor: 'executions-failed',
    caveat: 'The patrol starts the next generation; a case that fails again and again needs a person.',
  },
  {
    id: 'ApiErrors',
    metric: 'apiErrors',
    above: 4,
    happened: 'Five or more requests within five minutes were answered with a server error.',
    anchor: 'api-errors',
    caveat: 'A repeated request with the same Idempotency-Key is safe: nothing is done twice.',
  },
  {
    id: 'WorkflowErrors',
    metric: 'workflowErrors',
    above: 4,
    happened: 'The workflow function failed five times or more within five minutes: steps do not open.',
    anchor: 'workflow-errors',
    caveat: 'Step Functions tries again; only what still fails becomes a stuck step.',
  },
  {
    id: 'StuckSteps',
    metric: 'stuckSteps',
    above: 0,
    happened: 'A step could not be opened after all retries; the secretariat sees it as stuck.',
    anchor: 'stuck-steps',
    caveat: 'Other handlings of the same suggestion go on; do not stop the execution.',
  },
  {
    id: 'NotifyDeadLetters',
    metric: 'notifyDeadLetters',
    above: 0,
    happened: 'Notices could not be worked off: the function failed before their messages were in the outbox.',
    anchor: 'notify-dead-letters',
    caveat: 'No case waits for a notice, and the worklists show all that is open.',
  },
  {
    id: 'MessagesFailed',
    metric: 'messagesFailed',
    above: 0,
    happened: 'A message was given up after six attempts within some 15 hours: its recipient was not told.',
    anchor: 'messages-failed',
    caveat: 'Mostly the webhook or the mail server is down, and then there are many at once.',
  },
]
