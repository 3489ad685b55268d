import type { MiddlewareHandler } from 'hono'

/** Whoever opens such a file in a browser in spite of all has a page that may do nothing. */
export const sandbox = "default-src 'none'; sandbox"

/**
 * Files to be kept get this policy instead of the pages' own. To be used before what sets that one, so that it has the
 * last word.
 */
export const sandboxed: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.headers.get('content-disposition')?.startsWith('attachment'))
    c.res.headers.set('content-security-policy', sandbox)
}
