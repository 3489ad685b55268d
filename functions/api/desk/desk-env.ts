import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ClaimRules } from '../claims.ts'
import type { ApiDeps } from '../deps.ts'
import type { OpenIdProvider } from './sign-in/provider.ts'
import type { Viewer } from './viewer.ts'

/** How people sign in. */
export type SignIn = {
  provider: OpenIdProvider
  /** Where the pages are, without a slash at the end; absent: where the request went to. */
  baseUrl?: string
  claims: ClaimRules
  /** Cookies live by the wall clock, also where the system's own clock is set. */
  wall: () => Date
}

/** What the pages stand on. */
export type DeskDeps = ApiDeps & { signIn: SignIn }

/** What a request of a page carries. */
export type DeskEnv = { Variables: { viewer: Viewer } }
export type DeskContext = Context<DeskEnv>

/** Answers with a page. */
export const show = async (c: DeskContext, page: Child | Promise<Child>, status = 200): Promise<Response> =>
  c.html(`<!doctype html>${await page}`, status as ContentfulStatusCode)
