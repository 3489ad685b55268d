import type { Store } from '../../../../shared/store/port.ts'
import { caseLog } from './case-log.ts'
import { claims } from './claims.ts'
import { outbox } from './outbox.ts'
import { rows } from './rows.ts'
import { settings } from './settings.ts'
import type { Tables } from './tables.ts'
import { tokens } from './tokens.ts'

/** The whole store in memory, with the conditions that the DynamoDB one puts on its writes. */
export const memoryStore = (tables: Tables): Store => ({
  ...caseLog(tables),
  ...tokens(tables),
  ...rows(tables),
  ...tables.figures,
  ...tables.search,
  ...tables.work,
  ...tables.published,
  ...claims(tables),
  ...settings(tables),
  ...outbox(tables),
  async putPersonal(id, data) {
    if (data.length > 0) tables.personal.set(id, data)
  },
  getPersonal: async (id) => [...(tables.personal.get(id) ?? [])],
  async changePersonal(id, change) {
    tables.personal.set(id, change(tables.personal.get(id) ?? []))
  },
  async keepLink(hash, link) {
    const kept = tables.links.get(hash)
    if (!kept || kept.lastDay < link.lastDay) tables.links.set(hash, link)
  },
  getLink: async (hash) => tables.links.get(hash),
})
