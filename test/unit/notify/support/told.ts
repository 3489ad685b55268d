import { noticesOf } from '../../../../functions/relay/notices.ts'
import { unseal } from '../../../../shared/case/commit.ts'
import type { Notice } from '../../../../shared/notify/notice.ts'
import type { PureCase } from '../../case/support/pure-case.ts'

/** What the last commit of a case tells people. */
export const toldBy = (some: PureCase): Notice[] => {
  const last = some.log.at(-1)
  return last ? noticesOf(unseal(last), some.state, some.rules.profile) : []
}

/** The same, short: the kind and to whom. */
export const told = (some: PureCase): string[] => toldBy(some).map((n) => `${n.kind} → ${whom(n)}`)

export const whom = ({ to }: Notice): string => {
  if (!to) return 'nobody'
  if (to.role === 'deputies') return `deputies ${to.which} ${to.purpose}`
  return [to.role, to.unit, to.duty, to.only && `only ${to.only.join(' ')}`].filter(Boolean).join(' ')
}
