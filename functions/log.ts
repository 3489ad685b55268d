/** One line of structured log: ids, codes and durations, never bodies or personal data. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, string | number | boolean | undefined>,
) => void

const order = { debug: 0, info: 1, warn: 2, error: 3 }

/** JSON lines on standard output, as CloudWatch Logs Insights reads them. */
export const jsonLog =
  (least: keyof typeof order, write: (line: string) => void = console.log): Log =>
  (level, message, fields = {}) => {
    if (order[level] >= order[least]) write(JSON.stringify({ level, message, ...fields }))
  }

/** What an unexpected error may say in a log: its name and message, not its data. */
export const errorFields = (error: unknown): { error: string; reason: string } =>
  error instanceof Error
    ? { error: error.name, reason: error.message.slice(0, 300) }
    : { error: 'unknown', reason: typeof error }

/** A CloudWatch metric in embedded metric format, counted once, without dimensions as the alarms expect it. */
export const countMetric = (name: string, now: Date, write: (line: string) => void = console.log): void =>
  write(
    JSON.stringify({
      _aws: {
        Timestamp: now.getTime(),
        CloudWatchMetrics: [{ Namespace: 'Jianyi', Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] }],
      },
      [name]: 1,
    }),
  )
