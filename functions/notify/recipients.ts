import type { CaseState } from '../../shared/case/state.ts'
import type { MessageTo } from '../../shared/notify/message.ts'
import type { Notice, ToDeputies, ToOffice } from '../../shared/notify/notice.ts'
import { deputyKey, eachOf, officeKey } from '../../shared/notify/recipient.ts'

/** One who gets a message: a signer by name, or an office. */
export type Recipient = { key: string; to: MessageTo } & ({ deputy: string } | { office: ToOffice })

/** Everyone whom a notice is for, as the case is now. */
export const recipientsOf = ({ to }: Notice, state: CaseState | undefined): Recipient[] => {
  if (!to || to.role === 'system') return []
  if (to.role === 'deputies') return state ? signersOf(to, state) : []
  return eachOf(to).map((office) => ({ key: officeKey(office), to: officeTo(office), office }))
}

const signersOf = ({ which, index }: ToDeputies, { suggestion }: CaseState): Recipient[] => {
  const { deputies, confidential } = suggestion
  const first = deputies.find((d) => d.lead) ?? deputies[0]
  return deputies
    .map(({ name }) => ({ name, lead: name === first?.name }))
    .filter(({ lead }, i) => (which === 'one' ? i === index : which === 'all' || lead === (which === 'lead')))
    .map(({ name, lead }) => ({
      key: deputyKey(name),
      to: { role: 'deputy', lead, ...(!confidential && { name }) },
      deputy: name,
    }))
}

const officeTo = ({ role, unit, duty, level, committee, scope, name, officer }: ToOffice): MessageTo => {
  const who = name ?? officer
  return {
    role,
    ...(unit && { unit }),
    ...(duty && { duty }),
    ...(level !== undefined && { level }),
    ...(committee && { committee }),
    ...(scope && { scope }),
    ...(who && { name: who }),
  }
}
