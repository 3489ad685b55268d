import type { Findings } from '../found.ts'
import { isEmpty } from '../labels.ts'
import type { Page } from '../page.ts'
import { tighten } from '../tight.ts'

const shape = /^[\p{Script=Han}A-Za-z]{0,10}[A-Za-z0-9][A-Za-z0-9/._\-—:]{2,60}(?:号)?$/u

/** The index number of the page (索引号). */
export const readIndexNumber = ({ entries, text }: Page): Findings<string> => ({
  found: entries
    .filter((e) => e.key === 'indexNumber' && !isEmpty(e))
    .flatMap(({ value }) => {
      const printed = tighten(text, value).text
      return shape.test(printed) ? [{ value: printed, ...value, confidence: 0.95 }] : []
    }),
})
