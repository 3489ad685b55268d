import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { DescribeExecutionCommand, GetExecutionHistoryCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableName } from '../../infra/local/table.ts'
import { sessionKeyOf } from '../../shared/links/derive.ts'
import { type LinkReason, linkReasons } from '../../shared/links/refusal.ts'
import { admin, type Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'
import { type Code, type Deputies, good, rate, signers, startWithDeputies } from './support/links.ts'

let deputy: Deputies
let harness: Harness
beforeAll(async () => {
  deputy = await startWithDeputies()
  harness = deputy.harness
})
afterAll(() => harness.close())

describe('14: a deputy’s link', () => {
  /** Of each kind a link that is refused for it; `wrong-case` and `session` have tests of their own. */
  const kinds: Partial<Record<LinkReason, () => Promise<Code>>> = {
    unknown: async () => ({ url: '', code: '0000-0000-0000-0000-0000' }),
    replaced: async () => {
      const id = await harness.submit('1401', signers)
      const older = await deputy.readLink(id)
      const form = { deputy: '林一', purpose: 'read' }
      const answer = await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/links`, form)
      const newer = await deputy.readLink(id)
      expect(newer).not.toEqual(older)
      expect(answer).toMatchObject({ deputy: '林一', purpose: 'read', issue: 2 })
      expect(JSON.stringify(answer)).not.toContain(newer.code)
      await harness.runtime.settled()
      const told = harness.runtime.mailbox.list().filter((m) => m.suggestion === id && m.kind === 'link-reissued')
      expect(told.map((m) => m.code)).toEqual([newer.code])
      expect((await deputy.exchange(newer.code)).status).toBe(200)
      return older
    },
    used: async () => {
      const id = await deputy.atEvaluation('1402')
      const link = await deputy.answerLink(id, 'evaluate')
      await (await deputy.visit(link))('POST', `steps/${link.stepId}`, rate)
      return link
    },
    revoked: async () => {
      const id = await harness.submit('1403', signers)
      const link = await deputy.readLink(id)
      const other = await deputy.readLink(id, '王二')
      const form = { deputy: '林一', reason: '发错了人' }
      await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/links/revocation`, form)
      expect((await deputy.exchange(other.code)).status).toBe(200)
      return link
    },
    withdrawn: async () => {
      const id = await harness.submit('1404', signers)
      const link = await deputy.readLink(id)
      const form = { reason: '不提了', signers: ['林一', '王二'], on: harness.today() }
      await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/withdrawal`, form)
      return link
    },
    expired: async () => {
      const id = await harness.submit('1405', signers)
      const link = await deputy.readLink(id)
      harness.runtime.clock.set(new Date('2026-02-11T00:00:00+08:00'))
      return link
    },
  }

  test.each(Object.entries(kinds))('%s: a page and a type of its own, no data, an audit line', async (reason, make) => {
    const started = harness.runtime.clock.now()
    const { code } = await make()
    const tries = [code, code.toLowerCase().replaceAll('-', '')]
    for (const secret of tries) {
      const said = await deputy.audited(async () => {
        const answer = await deputy.exchange(secret)
        expectProblem(answer, reason === 'unknown' ? 404 : 409, [])
        expect(answer.body.type).toBe(`urn:jianyi:problem:link-${reason}`)
        expect(answer.body.detail).toContain('代表工作机构')
        expect(JSON.stringify(answer.body)).not.toMatch(/事项|林一|16-5|14\d\d/)
      })
      expect(said).toEqual([expect.objectContaining({ reason })])
    }
    const said = await deputy.audited(async () => {
      const { status, text, headers } = await deputy.page('POST', '/d', { code })
      expect(status).toBe(reason === 'unknown' ? 404 : 409)
      expect(headers.getSetCookie().filter((c) => !/Max-Age=0/.test(c))).toEqual([])
      expect(text).toMatch(/^<!doctype html><html lang="zh-CN">/)
      expect(text).not.toMatch(/事项|林一|16-5|14\d\d/)
      titles.add(/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '')
    })
    expect(said).toEqual([expect.objectContaining({ reason })])
    harness.runtime.clock.set(started)
  })
  const titles = new Set<string>()

  test('of another case: refused with an audit line, by the API and on the page', async () => {
    const id = await deputy.atEvaluation('1406')
    const other = await deputy.atEvaluation('1407')
    const link = await deputy.answerLink(id, 'evaluate')
    const { stepId: foreign } = await harness.open(other, 'evaluate')
    const before = [await deputy.versionOf(id), await deputy.versionOf(other)]
    const visit = await deputy.visit(link)
    const said = await deputy.audited(async () => {
      for (const answer of [
        await deputy.exchange(link.code, { suggestion: other }),
        await visit('POST', `steps/${foreign}`, rate),
        await visit('POST', 'objections', { handling: `${other}.1`, reason: '不该由他们办' }),
        await visit('POST', 'ratings', { handling: `${other}.1`, ...good }),
      ]) {
        expectProblem(answer, 404, [])
        expect(answer.body.type).toBe('urn:jianyi:problem:link-wrong-case')
        expect(JSON.stringify(answer.body)).not.toMatch(/事项|林一|16-5/)
      }
      const page = await deputy.openPage(link)
      const { status, text } = await page('POST', '/d/suggestion', { stepId: foreign, ...rate })
      expect([status, text.includes('不是这件建议的链接')]).toEqual([404, true])
      titles.add(/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '')
    })
    expect(said.map(({ reason }) => reason)).toEqual(Array(5).fill('wrong-case'))
    expect([await deputy.versionOf(id), await deputy.versionOf(other)]).toEqual(before)
    // Nor does the session open anything beside the deputies' own calls.
    const { token } = (await deputy.exchange(link.code)).body
    const authorization = `Bearer ${token}`
    expectProblem(await harness.call(undefined, 'GET', `/api/suggestions/${id}`, undefined, { authorization }), 401)
  })

  test('a session ends after half an hour, and nothing else passes for one', async () => {
    const link = await deputy.readLink(await harness.submit('1408', signers))
    const visit = await deputy.visit(link)
    expect((await visit('GET', 'suggestion')).status).toBe(200)
    const started = harness.runtime.clock.now()
    harness.runtime.clock.set(new Date(started.getTime() + 31 * 60_000))
    const said = await deputy.audited(async () => {
      const answer = await visit('GET', 'suggestion')
      expectProblem(answer, 401, [])
      expect(answer.body.type).toBe('urn:jianyi:problem:link-session')
    })
    expect(said).toEqual([expect.objectContaining({ reason: 'session' })])
    harness.runtime.clock.set(started)
    const claims = { suggestion: '16-5-1408', purpose: 'read', deputy: '林一', issue: 1 }
    const forge = (key: Uint8Array, audience: string, exp: number | undefined) => {
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setAudience(audience)
      return (exp === undefined ? token : token.setExpirationTime(exp)).sign(key)
    }
    const key = sessionKeyOf(harness.runtime.links.linkKey)
    const later = Math.floor(started.getTime() / 1000) + 600
    const unsigned = [{ alg: 'none' }, { ...claims, aud: 'jianyi-deputy', exp: later }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    const read = async (token: string) =>
      (
        await harness.call(undefined, 'GET', '/api/links/suggestion', undefined, {
          authorization: `Bearer ${token}`,
        })
      ).status
    expect(await read(await forge(key, 'jianyi-deputy', later))).toBe(200)
    for (const wrong of [
      await forge(new Uint8Array(32), 'jianyi-deputy', later),
      await forge(key, 'jianyi', later),
      await forge(key, 'jianyi-deputy', undefined),
      `${unsigned}.`,
      link.code,
      await harness.runtime.issuer.token(secretariat),
    ])
      expect(await read(wrong)).toBe(401)
    const { status, text } = await deputy.page('GET', '/d/suggestion')
    titles.add(/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '')
    expect([status, text.includes('请重新打开链接')]).toEqual([401, true])
  })

  test('each kind has its own page', () => {
    expect(titles.size).toBe(linkReasons.length)
  })

  test('is not used up by looking, however often', async () => {
    const id = await deputy.atEvaluation('1409')
    const link = await deputy.answerLink(id, 'evaluate')
    const before = await deputy.versionOf(id)
    for (const method of ['GET', 'HEAD'])
      for (const path of [
        '/d',
        `/d?code=${link.code}`,
        '/d/suggestion',
        '/api/links/exchange',
        '/api/links/suggestion',
      ])
        await deputy.page(method, path)
    for (let i = 0; i < 3; i++) expect((await deputy.exchange(link.code)).status).toBe(200)
    const page = await deputy.openPage(link)
    for (let i = 0; i < 3; i++) expect((await page('GET', '/d/suggestion')).status).toBe(200)
    expect(await deputy.versionOf(id)).toBe(before)
    const visit = await deputy.visit(link)
    expect((await visit('POST', `steps/${link.stepId}`, rate)).status).toBe(200)
  })

  test('the secret is taken from a form or from JSON, never from an address, and the answers are kept by nobody', async () => {
    const link = await deputy.readLink('16-5-1409')
    expect(link.url).toBe(`${harness.runtime.url}/d#${link.code}`)
    const { status, headers } = await deputy.page('POST', '/d', { code: link.code })
    expect([status, headers.get('location')]).toEqual([303, '/d/suggestion'])
    const [cookie = ''] = headers.getSetCookie().slice(-1)
    expect(cookie).toMatch(/^jianyi-deputy=[\w.-]+; Max-Age=1800; Path=\/d; HttpOnly; SameSite=Strict$/)
    expect(cookie).not.toContain(link.code)
    for (const query of [`code=${link.code}`, `secret=${link.code}`])
      for (const path of ['/d', '/d/suggestion', '/api/links/exchange']) {
        const answer = await deputy.page(path === '/d' ? 'POST' : 'GET', `${path}?${query}`)
        expect([path, answer.status >= 400]).toEqual([path, true])
      }
    const front = await deputy.page('GET', '/d')
    expect(front.headers.get('content-security-policy')).toContain("script-src 'self'; style-src 'self'")
    expect(front.text).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=/)
    for (const { headers: of } of [front, await deputy.page('POST', '/d', { code: 'x' })]) {
      expect(of.get('cache-control')).toBe('no-store')
      expect(of.get('referrer-policy')).toBe('no-referrer')
    }
    expect((await deputy.exchange(link.code)).headers.get('cache-control')).toBe('no-store')
  })

  test('a form of another site is refused', async () => {
    const link = await deputy.answerLink(await deputy.atEvaluation('1410'), 'evaluate')
    const { headers } = await deputy.page('POST', '/d', { code: link.code })
    const cookie = headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
    const fields = { stepId: link.stepId, ...rate }
    const own = 'http://localhost'
    for (const [foreign, status] of [
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site', origin: own }, 403],
      [{ 'sec-fetch-site': '', origin: 'https://evil.example' }, 403],
      [{ 'sec-fetch-site': '', origin: own }, 303],
    ] as const)
      expect((await deputy.page('POST', '/d/suggestion', fields, { cookie, ...foreign })).status).toBe(status)
  })

  test('typed in any way, it is the same; a notification that goes out again carries it', async () => {
    const id = '16-5-1409'
    const { code, url } = await deputy.readLink(id)
    expect(await deputy.readLink(id)).toEqual({ code, url })
    const { code: others } = await deputy.readLink(id, '王二')
    expect(others).not.toBe(code)
    const typed = [code.toLowerCase(), code.replaceAll('-', ' '), url, code.replaceAll('0', 'O').replaceAll('1', 'l')]
    for (const secret of typed) expect((await deputy.exchange(secret)).body).toMatchObject({ suggestion: id })
    const sent = harness.runtime.mailbox.list().flatMap((m) => m.code ?? [])
    expect(new Set(sent).size).toBeGreaterThan(3)
    expect((await deputy.exchange(sent[0] ?? '')).status).toBeLessThan(500)
  })

  test('an unknown one is refused before anything of a case is read', async () => {
    const { store } = harness.runtime
    const load = store.load
    let loads = 0
    store.load = (...how) => {
      loads += 1
      return load(...how)
    }
    for (const secret of ['0000-0000-0000-0000-0000', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ', 'x', '', '16-5-1409'])
      expectProblem(await deputy.exchange(secret), 404, [])
    store.load = load
    expect(loads).toBe(0)
    expectProblem(await harness.call(undefined, 'POST', '/api/links/exchange', {}), 400, ['secret'])
    expectProblem(await deputy.exchange('x'.repeat(501)), 400, ['secret'])
  })

  test('issuing and ending are the secretariat’s, are in the case’s log with who did it, and are done once', async () => {
    const id = await harness.submit('1411', signers)
    const path = `/api/suggestions/${id}/links`
    const form = { deputy: '王二', purpose: 'read' }
    const end = { deputy: '王二', reason: '手机丢失' }
    for (const [as, status] of [
      [leader, 403],
      [inspector, 403],
      [unit('ybj'), 404],
      [admin, 404],
    ] as const) {
      expectProblem(await harness.call(as, 'POST', path, form), status)
      expectProblem(await harness.call(as, 'POST', `${path}/revocation`, end), status)
    }
    expectProblem(await harness.call(secretariat, 'POST', path, { ...form, deputy: '路人' }), 400, ['deputy'])
    expectProblem(await harness.call(secretariat, 'POST', path, { ...form, purpose: 'evaluate' }), 400, ['deputy'])
    expectProblem(await harness.call(secretariat, 'POST', path, { deputy: '林一', purpose: 'evaluate' }), 409)
    const once = { 'idempotency-key': 'anew' }
    const first = await harness.ok(secretariat, 'POST', path, form, once)
    expect(await harness.ok(secretariat, 'POST', path, form, once)).toEqual(first)
    expect(first).toMatchObject({ issue: 2, expiresOn: '2026-02-10' })
    await harness.ok(secretariat, 'POST', `${path}/revocation`, end)
    const log = await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)
    expect(log.slice(-2)).toMatchObject([
      { actor: { role: 'secretariat' }, events: [{ type: 'LinkReissued', deputy: '王二', issue: 2 }] },
      { actor: { role: 'secretariat' }, events: [{ type: 'LinksRevoked', ...end }] },
    ])
  })

  test('only its hash is stored: the secret is in no item, no answer, no execution and no line of the log', async () => {
    await harness.runtime.settled()
    const items: string[] = []
    let ExclusiveStartKey: Record<string, never> | undefined
    do {
      const page = await harness.runtime.services.db.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }))
      items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)))
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey
    } while (ExclusiveStartKey)
    const kept = items.filter((item) => item.includes('"K#'))
    expect(kept.length).toBeGreaterThan(8)
    for (const item of kept) expect(item).toMatch(/"pk":\{"S":"K#[0-9a-f]{64}"\}/)
    const ids = ['16-5-1401', '16-5-1402', '16-5-1409']
    const answers = await Promise.all(
      ids.flatMap((id) => [harness.read(id), harness.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)]),
    )
    const { sfn, stateMachineArn } = harness.runtime.services
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }))
    const described = await Promise.all(
      executions.flatMap(({ executionArn }) => [
        sfn.send(new DescribeExecutionCommand({ executionArn })),
        sfn.send(new GetExecutionHistoryCommand({ executionArn })),
      ]),
    )
    const everything = [...items, ...deputy.lines, JSON.stringify([answers, described])].join('\n').toUpperCase()
    expect(deputy.secrets.length).toBeGreaterThan(10)
    for (const { code } of deputy.secrets)
      for (const secret of [code, code.replaceAll('-', '')]) expect(everything).not.toContain(secret)
    // The hash is not for the log either.
    for (const item of kept) expect(deputy.lines.join('\n')).not.toContain(/K#([0-9a-f]{64})/.exec(item)?.[1])
  })
})
