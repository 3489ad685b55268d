import { outcome } from './define.ts'
import { Empty } from './forms.ts'

/**
 * The common end of every waiting step of a handling that is interrupted (re-assignment after work began, a
 * decline after acceptance): the workflow takes the handling back to where it starts again.
 */
export const recalled = outcome({
  labels: { zh: '收回', en: 'Recalled' },
  by: 'system',
  form: Empty,
})
