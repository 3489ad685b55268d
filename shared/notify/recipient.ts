import { sha256 } from '../case/commit.ts'
import type { ToOffice } from './notice.ts'

/** A person's name in an id: ids go into headers and logs. */
const hidden = (name: string): string => sha256(name).slice(0, 8)

/** An office's place in the ids of its messages: ASCII, the same for the same recipient. */
export const officeKey = ({ role, unit, duty, level, committee, officer, name, scope }: ToOffice): string =>
  [
    role,
    unit,
    duty,
    level !== undefined && `level-${level}`,
    scope?.join('-'),
    committee !== undefined && hidden(committee),
    (name ?? officer) !== undefined && hidden(name ?? officer ?? ''),
  ]
    .filter((part) => part)
    .join('.')

/** A deputy's place in the ids of messages. It does not move when another signer's name is taken off. */
export const deputyKey = (name: string): string => `deputy.${hidden(name)}`

/** One message for each person where only some may know of the suggestion, else one for the office. */
export const eachOf = ({ only, ...to }: ToOffice): ToOffice[] => (only ? only.map((name) => ({ ...to, name })) : [to])
