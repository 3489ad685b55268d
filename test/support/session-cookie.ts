import { Hono } from 'hono'
import { openSession, type Sealing } from '../../functions/api/desk/session.ts'
import type { Person } from '../../functions/api/desk/viewer.ts'

/** The cookie of somebody who is signed in to the pages, made as the sign-in makes it, without the way through a provider. */
export const sessionCookie = async (sealing: Sealing, person: Person): Promise<string> => {
  const signing = new Hono().get('/', async (c) => {
    await openSession(c, sealing, person)
    return c.body(null)
  })
  return (await signing.request('/')).headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
