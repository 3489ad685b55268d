import type { LinkOf } from '../../../shared/links/link.ts'
import { linkFor } from '../../../shared/links/link-for.ts'
import { type Answer, Harness, secretariat } from '../../support/harness.ts'

export type Code = { url: string; code: string }

export const phone = '13987654321'

/** Two signers, 林一 in the lead. */
export const signers = {
  deputies: [
    { name: '林一', lead: true, phone },
    { name: '王二', phone },
  ],
}

export const good = { attitude: 'satisfied', result: 'satisfied' }
export const rate = { outcome: 'rate', ...good }

/** A running system with what deputies do in it with links: by the API, and by the pages without scripts. */
export const startWithDeputies = async () => {
  const lines: string[] = []
  /** Every secret that was made: none may turn up where secrets are not to be. */
  const secrets: Code[] = []
  const harness = await Harness.xiamen({ log: (...said) => lines.push(JSON.stringify(said)) })

  const linkTo = async (of: LinkOf): Promise<Code> => {
    const link = await linkFor(harness.runtime.links, of)
    secrets.push(link)
    return link
  }
  const readLink = (suggestion: string, deputy = '林一') => linkTo({ suggestion, purpose: 'read', deputy })
  /** The lead signer's link that answers the open step of that name. */
  const answerLink = async (suggestion: string, purpose: 'solicit' | 'evaluate' | 'rate-fulfilment') => {
    const { stepId } = await harness.open(suggestion, purpose)
    return { stepId, ...(await linkTo({ suggestion, purpose, stepId, deputy: '林一' })) }
  }
  const atEvaluation = async (number: string): Promise<string> => {
    const id = await harness.submit(number, signers)
    await harness.toDraft(id)
    await harness.toEvaluate(id)
    return id
  }
  const versionOf = async (id: string): Promise<number> => (await harness.read(id)).version

  const exchange = (secret: string, more: object = {}): Promise<Answer> =>
    harness.call(undefined, 'POST', '/api/links/exchange', { secret, ...more })
  /** A caller with the session of a link: method, path under /api/links, body. */
  const visit = async ({ code }: Code) => {
    const { body, status } = await exchange(code)
    if (status !== 200) throw new Error(`the link was refused: ${JSON.stringify(body)}`)
    const authorization = `Bearer ${body.token}`
    return (method: string, path: string, input?: unknown, headers: Record<string, string> = {}) =>
      harness.call(undefined, method, `/api/links/${path}`, input, { authorization, ...headers })
  }
  const page = async (method: string, path: string, fields?: Record<string, string>, headers: object = {}) => {
    const answer = await harness.runtime.app.request(path, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      ...(fields && { body: new URLSearchParams(fields) }),
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  /** Opens a link by its form; answers a caller of the pages with the cookie that it got. */
  const openPage = async ({ code }: Code) => {
    const { headers } = await page('POST', '/d', { code })
    const cookie = headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
    return (method: string, path: string, fields?: Record<string, string>) => page(method, path, fields, { cookie })
  }

  /** The audit lines that an act leaves in the log. */
  const audited = async (act: () => Promise<unknown>): Promise<{ reason: string; suggestion?: string }[]> => {
    const from = lines.length
    await act()
    return lines
      .slice(from)
      .map((line) => JSON.parse(line) as [string, string, { reason: string }])
      .filter(([level, message]) => level === 'warn' && message === 'link refused')
      .map(([, , fields]) => fields)
  }
  /** The secretariat does something about links: `''` issues one anew, `/revocation` ends a signer's. */
  const secretariatDoes = (id: string, what: '' | '/revocation', form: object) =>
    harness.ok(secretariat, 'POST', `/api/suggestions/${id}/links${what}`, form)

  return {
    harness,
    lines,
    secrets,
    linkTo,
    readLink,
    answerLink,
    atEvaluation,
    versionOf,
    exchange,
    visit,
    page,
    openPage,
    audited,
    secretariatDoes,
  }
}
export type Deputies = Awaited<ReturnType<typeof startWithDeputies>>
