import { expect } from 'vitest'
import type { Answer } from '../support/harness.ts'

/** Zod's own words, in English or half translated: what a person at a desk must never read. */
const zodWords =
  /invalid|expected|received|required|unrecognized|too (?:small|big)|undefined|\b(?:string|object|array|NaN)\b/i

const han = /\p{Script=Han}/u

/** Asserts a problem document (RFC 9457) of this status, in Chinese, whose `errors` name exactly these fields. */
export const expectProblem = (answer: Answer, status: number, paths?: readonly string[]): void => {
  const said = JSON.stringify(answer.body)
  expect(answer.status, said).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ status, type: expect.stringMatching(/^urn:jianyi:problem:[a-z-]+$/) })
  for (const text of [answer.body.title, answer.body.detail]) expect(text).toMatch(han)
  const errors: { path: string; message: string }[] = answer.body.errors ?? []
  if (paths) expect(errors.map((e) => e.path).sort(), said).toEqual([...paths].sort())
  for (const { message } of errors) {
    expect(message).toMatch(han)
    expect(message).not.toMatch(zodWords)
  }
}
