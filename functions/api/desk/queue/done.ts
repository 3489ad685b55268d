import { catalogue } from '../../../../shared/steps/catalogue.ts'
import type { DeskContext } from '../desk-env.ts'
import { say } from '../texts/language.ts'

/** Says on the next page what was done. */
export const doneQuery = (done: { step: string; outcome: string; number: string }): string =>
  new URLSearchParams({ did: `${done.step}.${done.outcome}`, number: done.number }).toString()

/** What was done on the page before this one, as its address says it. */
export const doneWords = (c: DeskContext): { what: string; number: string } | undefined => {
  const { did = '', number = '' } = c.req.query()
  const [step = '', outcome = ''] = did.split('.')
  const outcomes = Object.hasOwn(catalogue, step) ? catalogue[step]?.outcomes : undefined
  const found = outcomes && Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined
  return found && { what: say(c.var.viewer.lang, found.labels), number: number.slice(0, 20) }
}
