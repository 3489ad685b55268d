import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../shared/case/refusal.ts'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/** Refuses requests to another host's name: a page of another site whose name leads here. */
export const onlyLoopback: MiddlewareHandler = async (c, next) => {
  if (!loopback.test(c.req.header('host') ?? '')) throw new Refusal('FORBIDDEN', '只供本机使用')
  await next()
}

/** Whether an address of this machine is meant, which nobody else can reach. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')
