import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type FieldError, invalid, Refusal, type RefusalCode } from '../../shared/case/refusal.ts'
import { LinkRefusal } from '../../shared/links/refusal.ts'
import { errorFields, type Log } from '../log.ts'

const statuses = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  PRECONDITION_FAILED: 409,
  CONFLICT: 409,
  TOO_LARGE: 413,
  KEY_REUSED: 422,
} as const satisfies Record<RefusalCode, number>

const titles: Record<RefusalCode, string> = {
  INVALID: '输入有误',
  UNAUTHENTICATED: '请先登录',
  FORBIDDEN: '没有权限',
  NOT_FOUND: '没有找到',
  PRECONDITION_FAILED: '现在不能这样办',
  CONFLICT: '与他人同时办理',
  TOO_LARGE: '内容过大',
  KEY_REUSED: '幂等键重复使用',
}

/** RFC 9457: `type` is stable and names the kind of problem, `title` and `detail` are for people, in Chinese. */
export type Problem = { type: string; title: string; status: number; detail: string; errors?: FieldError[] }

const respond = (c: Context, problem: Problem): Response =>
  c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
  })

const typeOf = (code: string): string => `urn:jianyi:problem:${code.toLowerCase().replaceAll('_', '-')}`

export const problemOf = (refusal: Refusal): Problem => ({
  ...(refusal instanceof LinkRefusal
    ? { type: typeOf(`LINK_${refusal.reason}`), title: refusal.title }
    : { type: typeOf(refusal.code), title: titles[refusal.code] }),
  status: statuses[refusal.code],
  detail: refusal.message,
  ...(refusal.errors.length > 0 && { errors: refusal.errors }),
})

/** What is said of a failure of ours. */
export const unexpected: Problem = {
  type: typeOf('INTERNAL'),
  title: '系统出错',
  status: 500,
  detail: '系统出错，已记录，请稍后再试',
}

/** Every error leaves as a problem document; an unexpected one is logged and says nothing of itself. */
export const problems =
  (log: Log) =>
  (error: Error, c: Context): Response => {
    if (error instanceof Refusal) return respond(c, problemOf(error))
    if (error instanceof HTTPException && error.status === 400)
      return respond(
        c,
        problemOf(new Refusal('INVALID', '请求的内容不是完整的 JSON', [{ path: '', message: '请检查 JSON 的写法' }])),
      )
    if (error instanceof HTTPException && error.status === 415)
      return respond(c, problemOf(invalid('', '请以 application/json 提交')))
    log('error', 'request failed', { method: c.req.method, route: c.req.routePath, ...errorFields(error) })
    return respond(c, unexpected)
  }

export const notFound = (c: Context): Response => respond(c, problemOf(new Refusal('NOT_FOUND', '没有这个地址')))
