import type { Harness } from '../../support/harness.ts'

/** A browser without scripts for tests of the pages: keeps cookies, sends forms from the site itself, follows nothing. */
export class TestBrowser {
  readonly cookies = new Map<string, string>()

  constructor(readonly harness: Harness) {}

  async request(path: string, init: RequestInit & { fields?: Record<string, string> } = {}) {
    const { fields, ...rest } = init
    const answer = await fetch(new URL(path, this.harness.runtime.url), {
      redirect: 'manual',
      ...rest,
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...rest.headers,
      },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(cookie) || value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  /** Follows redirects from a path until a page answers. */
  async open(path: string) {
    let answer = await this.request(path)
    for (let to = answer.headers.get('location'); to; to = answer.headers.get('location'))
      answer = await this.request(to)
    return answer
  }

  /** Signs in as the person of the embedded sign-in whose subject this is; answers the page that they come to. */
  async signIn(sub: string, to = '/') {
    const chooser = await this.open(`/sign-in?to=${encodeURIComponent(to)}`)
    const action = /action="(\/oidc\/choose[^"]*)"/.exec(chooser.text)?.[1] ?? ''
    const chosen = await this.request(action, { fields: { person: sub } })
    return this.open(chosen.headers.get('location') ?? '')
  }
}

export const secretariatSub = 'dev|secretariat|闻若谷'
