import { dayOf } from '../calendar/index.ts'
import type { CaseLog, LinkStore } from '../store/port.ts'
import { grouped } from './code.ts'
import { codeFor, hashOf } from './derive.ts'
import { currentIssue } from './history.ts'
import { lastDayOf, stepDue } from './lifetime.ts'
import type { LinkOf } from './link.ts'

export type LinkDeps = {
  store: Pick<CaseLog, 'load'> & LinkStore
  linkKey: Uint8Array
  /** Where the pages are, without a slash at the end, such as `https://jianyi.example.gov.cn`. */
  linkBase: string
  now(): Date
}

/**
 * A signer's link with its typed code, for a message to that signer and nowhere else. The same one again until the
 * secretariat issues it anew; sending it again keeps it for longer. `atLeast` is a version of the case that the caller
 * knows of, such as that of the commit it tells of. Throws where there is no such case, or where only `read` goes without a step.
 */
export const linkFor = async (
  { store, linkKey, linkBase, now }: LinkDeps,
  { atLeast, ...of }: LinkOf & { atLeast?: number },
): Promise<{ url: string; code: string }> => {
  if ((of.purpose === 'read') !== (of.stepId === undefined)) throw new Error(`a link to ${of.purpose} names its step`)
  const state = await store.load(of.suggestion, { atLeast })
  if (!state) throw new Error(`${of.suggestion} has no log`)
  const link = { ...of, issue: currentIssue(state, of) }
  const secret = codeFor(linkKey, link)
  const lastDay = lastDayOf(of.purpose, stepDue(state, of), dayOf(now()))
  await store.keepLink(hashOf(secret), { ...link, lastDay })
  const code = grouped(secret)
  return { url: `${linkBase}/d#${code}`, code }
}
