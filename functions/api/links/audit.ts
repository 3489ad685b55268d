import { Refusal } from '../../../shared/case/refusal.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'
import type { Log } from '../../log.ts'

/** The audit line of a link that was refused, or of a deputy who may not do something: never the secret or its hash. */
export const auditRefusal = (log: Log, error: unknown, of: { suggestion?: string; purpose?: string } = {}): void => {
  if (error instanceof LinkRefusal) {
    const { suggestion, purpose } = { ...of, ...error.of }
    log('warn', 'link refused', { reason: error.reason, suggestion, purpose })
  } else if (error instanceof Refusal && error.code === 'FORBIDDEN')
    log('warn', 'link refused', { reason: 'forbidden', suggestion: of.suggestion, purpose: of.purpose })
}
