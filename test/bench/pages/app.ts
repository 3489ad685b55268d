import { createApi } from '../../../functions/api/app.tsx'
import { readClaimRules } from '../../../functions/api/claims.ts'
import { openIdProvider } from '../../../functions/api/desk/sign-in/provider.ts'
import type { Person } from '../../../functions/api/desk/viewer.ts'
import { memoryAttachments } from '../../../infra/local/attachments.ts'
import { ruleBook } from '../../../shared/rule-book.ts'
import type { Store } from '../../../shared/store/port.ts'
import type { Asking } from '../../support/page-weight.ts'
import { sessionCookie } from '../../support/session-cookie.ts'
import { now } from './fill-desk.ts'

const sealing = { linkKey: new Uint8Array(32).fill(7), wall: () => new Date() }

/** The real app over a store, and the cookie of somebody who is signed in. No provider is asked. */
export const deskOf = async (store: Store, person: Person): Promise<Asking> => ({
  app: createApi({
    store,
    attachments: memoryAttachments(),
    rules: ruleBook(store, now),
    now,
    definition: 1,
    linkKey: sealing.linkKey,
    readToken: () => Promise.reject(new Error('the pages send no token')),
    signIn: {
      provider: openIdProvider({ issuer: 'https://sign-in.invalid', clientId: 'bench' }),
      baseUrl: 'http://localhost',
      claims: readClaimRules(),
      wall: sealing.wall,
    },
    log: (_, message, fields) => console.error(message, fields),
  }),
  cookie: await sessionCookie(sealing, person),
})
