import { amendment } from './amendment.ts'
import { attachment, attachmentRemoval } from './attachments.ts'
import { contacts } from './contacts.ts'
import { corrections } from './corrections.ts'
import { declines } from './declines.ts'
import type { ActDefinition } from './define.ts'
import { deliveries } from './deliveries.ts'
import { disclosure } from './disclosure.ts'
import { extensions } from './extensions.ts'
import { instructions, key } from './key.ts'
import { merge, unmerge } from './merge.ts'
import { objections } from './objections.ts'
import { disputeOpinion, sendBackOpinion } from './opinions.ts'
import { ratings } from './ratings.ts'
import { reassignment } from './reassignment.ts'
import { receipts } from './receipts.ts'
import { urging } from './urging.ts'
import { withdrawal } from './withdrawal.ts'

/** The register of acts: all that people do to a case beside completing its steps. The API's routes are made of it. */
export const acts: readonly ActDefinition[] = [
  amendment,
  contacts,
  declines,
  reassignment,
  objections,
  receipts,
  sendBackOpinion,
  disputeOpinion,
  extensions,
  merge,
  unmerge,
  withdrawal,
  key,
  instructions,
  urging,
  deliveries,
  ratings,
  corrections,
  disclosure,
]

/**
 * Acts on files: they move nothing, and have routes of their own, since the form of one is made of the file that is sent
 * and not of what a client says (functions/api/routes/attachments.route.ts).
 */
export const fileActs: readonly ActDefinition[] = [attachment, attachmentRemoval]

const byName = new Map([...acts, ...fileActs].map((definition) => [definition.act, definition]))

/** An act by its name; throws where a log names one that does not exist. */
export const actNamed = (name: string): ActDefinition => {
  const found = byName.get(name)
  if (!found) throw new Error(`there is no act ${name}`)
  return found
}
