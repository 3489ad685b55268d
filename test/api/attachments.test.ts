import { createHash } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { handle } from 'hono/aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../infra/local/issuer.ts'
import { attach, type Sending, upload } from '../support/attach.ts'
import { jpeg, office, pdf, png } from '../support/files.ts'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'

let h: Harness
const lines: string[] = []
/** With one contact and a draft, led by ybj with wjw beside it. */
let id: string
let sha256: string
beforeAll(async () => {
  h = await Harness.xiamen({ log: (...said) => lines.push(JSON.stringify(said)) })
  id = await h.submit('0601')
  await h.toDraft(id, 'ybj', ['wjw'])
  await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', letter)
  sha256 = await attach(h, secretariat, id, { name: '调研报告.pdf', file: pdf('调研报告') })
})
afterAll(() => h.close())

const letter = { category: 'C', title: '答复的函', body: '一、情况', disclosure: 'open' }
const handling = () => `${id}.1`
const bytesOf = async (as: Claims, path: string) => {
  const answer = await h.runtime.app.request(path, {
    headers: { host: '127.0.0.1', authorization: `Bearer ${await h.runtime.issuer.token(as)}` },
  })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const path = (of = id, hash = sha256) => `/api/suggestions/${of}/attachments/${hash}`
const listed = async (of = id) => ((await h.read(of)).attachments ?? []) as Record<string, unknown>[]
const versionOf = async (of = id): Promise<number> => (await h.read(of)).version

const people: Record<string, Claims> = {
  secretariat,
  party: { ...secretariat, name: '党委办', scope: ['party'] },
  office: unit('ybj', 'office'),
  officer: unit('ybj', 'officer'),
  head: unit('ybj', 'head'),
  co: unit('wjw'),
  foreign: unit('jtj'),
  inspector,
  leader,
  committee: { role: 'committee', committee: 'shw' },
  admin,
}
const hidden = ['foreign', 'committee', 'admin']

describe('a file that is attached', () => {
  test('is in the case and its log, and comes back byte for byte, to be kept and never shown in place', async () => {
    expect(await listed()).toContainEqual({
      id: expect.stringMatching(/^a\d+$/),
      version: expect.any(Number),
      at: expect.stringContaining('2025-02-10T'),
      on: 'suggestion',
      sha256: createHash('sha256').update(pdf('调研报告')).digest('hex'),
      name: '调研报告.pdf',
      size: pdf('调研报告').length,
      mediaType: 'application/pdf',
    })
    const log = await h.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)
    expect(JSON.stringify(log)).toContain('"act":"attachment"')
    const { status, headers, bytes } = await bytesOf(leader, path())
    expect([status, bytes.equals(pdf('调研报告'))]).toEqual([200, true])
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="attachment-${sha256.slice(0, 8)}.pdf"; filename*=UTF-8''${encodeURIComponent('调研报告.pdf')}`,
    )
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  test.each([
    ['照片.JPG', jpeg(), 'image/jpeg', '照片.jpg'],
    ['截图', png(), 'image/png', '截图.png'],
    ['说明.docx', office(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '说明.docx'],
    [
      '..\\名单.xlsx',
      office({ kind: 'xlsx' }),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '名单.xlsx',
    ],
  ])('%s', async (sent, file, type, name) => {
    const answer = await upload(h, secretariat, id, { file, name: sent })
    expect([answer.status, answer.body]).toMatchObject([201, { name, mediaType: type, size: file.length }])
    const back = await bytesOf(unit('wjw'), path(id, answer.body.sha256))
    expect([back.headers.get('content-type'), back.bytes.equals(file)]).toEqual([type, true])
  })

  test('hangs on a contact or the draft of the lead unit', async () => {
    const contact = { on: 'contact', handling: handling(), contact: '1' }
    const one = await upload(h, people.officer, id, { fields: contact, file: pdf('签到表') })
    expect([one.status, one.body]).toMatchObject([201, { on: 'contact', handling: handling(), contact: 1 }])
    const two = await upload(h, people.office, id, { fields: { on: 'draft', handling: handling() }, file: pdf('附表') })
    expect([two.status, two.body]).toMatchObject([201, { on: 'draft', round: 1 }])
  })

  test('is told in the story of the case', async () => {
    const log = await h.runtime.store.read(id)
    expect(log.some(({ body }) => body.includes('签到表.pdf') || body.includes('材料.pdf'))).toBe(true)
  })
})

describe('who may', () => {
  test.each(Object.keys(people))('%s gets it or is told that there is nothing', async (who) => {
    const { status } = await bytesOf(people[who] as Claims, path())
    expect(status).toBe(hidden.includes(who) ? 404 : 200)
  })

  test('nobody without a token, and of a case of one’s own nothing that another has', async () => {
    expect((await h.call(undefined, 'GET', path())).status).toBe(401)
    const other = await h.submit('0602')
    expect((await bytesOf(secretariat, path(other))).status).toBe(404)
    expect((await bytesOf(secretariat, path(id, '0'.repeat(64)))).status).toBe(404)
    expect((await bytesOf(secretariat, path(id, '../../../etc'))).status).toBe(404)
    expect((await bytesOf(secretariat, path(id, 'ABC'))).status).toBe(400)
  })

  const targets: [string, () => Record<string, string>, string[]][] = [
    ['the suggestion', () => ({}), ['secretariat', 'party']],
    ['a contact', () => ({ on: 'contact', handling: handling(), contact: '1' }), ['office', 'officer']],
    ['the draft', () => ({ on: 'draft', handling: handling() }), ['office', 'officer']],
  ]
  describe.each(targets)('attaches to %s', (_, fields, by) => {
    test.each(Object.keys(people))('%s', async (who) => {
      const before = await versionOf()
      const sending = { fields: fields(), file: pdf(`${who}${JSON.stringify(fields())}`) }
      const { status } = await upload(h, people[who], id, sending)
      expect(status).toBe(by.includes(who) ? 201 : hidden.includes(who) ? 404 : 403)
      expect((await versionOf()) - before).toBe(by.includes(who) ? 1 : 0)
    })
  })

  test('who may not learns so before the file is looked into', async () => {
    const bomb = office({ more: [{ name: 'a', data: Buffer.alloc(70_000_000) }] })
    expect((await upload(h, people.leader, id, { file: bomb, name: 'a.docx' })).status).toBe(403)
    expect((await upload(h, people.foreign, id, { file: Buffer.from('<html>') })).status).toBe(404)
  })

  test('a confidential one is there for those named only (scenario 30)', async () => {
    const named: Claims = { role: 'secretariat', name: '保密员' }
    const of = await h.ok(named, 'POST', '/api/suggestions', {
      ...h.submission('0603'),
      confidential: 'content',
      visibleTo: ['保密员'],
    })
    await h.runtime.settled()
    const hash = await attach(h, named, of.id)
    for (const as of [secretariat, leader, inspector])
      expect([(await bytesOf(as, path(of.id, hash))).status, (await upload(h, as, of.id)).status]).toEqual([404, 404])
    expect((await bytesOf(named, path(of.id, hash))).status).toBe(200)
  })

  test('also to one that was withdrawn, and one that was entered afterwards: the paper belongs there', async () => {
    const gone = await h.submit('0691')
    const withdrawal = { reason: '代表撤回', signers: ['林一'], on: h.today() }
    await h.ok(secretariat, 'POST', `/api/suggestions/${gone}/withdrawal`, withdrawal)
    await h.runtime.settled()
    const reply = { category: 'A', title: '答复', body: '正文', issuedOn: '2024-04-01', disclosure: 'open' }
    const { id: old } = await h.ok(secretariat, 'POST', '/api/imports/history', {
      session: '16-5',
      number: '0692',
      kind: 'session',
      title: '往年的建议',
      topics: [],
      deputies: [{ name: '林一' }],
      disclosure: 'full',
      handlings: [{ lead: 'ybj', assignedOn: '2024-02-01', reply }],
    })
    for (const of of [gone, old]) {
      await attach(h, secretariat, of, { name: '原件.pdf', file: pdf('原件') })
      expect((await upload(h, unit('ybj'), of)).status).toBe(of === old ? 403 : 404)
      const [one] = await listed(of)
      await h.ok(secretariat, 'POST', `/api/suggestions/${of}/attachments/${one?.id}/removal`, { reason: '附错' })
      expect(await listed(of)).toEqual([])
    }
    await h.runtime.settled()
    expect((await h.ok(leader, 'GET', '/api/rates?session=16-5&to=2024-12-31')).counts).toMatchObject({ issued: 1 })
  })

  test('what was signed is not changed, nor what belongs to a handling that is over', async () => {
    const of = await h.submit('0604')
    await h.toDraft(of)
    const fields = { on: 'draft', handling: `${of}.1` }
    expect((await upload(h, people.officer, of, { fields })).status).toBe(201)
    await h.toEvaluate(of)
    const late = await upload(h, people.officer, of, { fields, file: pdf('迟到') })
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('答复已经发出')])
    const [mine] = await listed(of)
    const removal = `/api/suggestions/${of}/attachments/${mine?.id}/removal`
    expect((await h.call(people.officer, 'POST', removal, { reason: '错了' })).status).toBe(409)
    // The secretariat keeps order to the end.
    expect((await h.call(secretariat, 'POST', removal, { reason: '含有个人信息' })).status).toBe(200)
  })
})

describe('is refused with the field and the way out', () => {
  const refused = async (sending: Sending, as: Claims = secretariat) => {
    const before = await versionOf()
    const { status, body, headers } = await upload(h, as, id, sending)
    expect([headers.get('content-type'), await versionOf()]).toEqual([
      'application/problem+json; charset=utf-8',
      before,
    ])
    return [status, body.errors?.[0]?.path, body.errors?.[0]?.message ?? body.detail]
  }
  test.each<[string, Sending, string, RegExp]>([
    ['a page called a PDF', { file: Buffer.from('<html>'), name: 'a.pdf' }, 'file', /请另存为 PDF 或 docx|只收/],
    ['a PDF called a page', { name: 'a.html' }, 'file', /扩展名改为 \.pdf/],
    ['macros', { file: office({ more: [{ name: 'word/vbaProject.bin', data: Buffer.alloc(4) }] }) }, 'file', /不含宏/],
    ['an empty file', { file: Buffer.alloc(0) }, 'file', /空的/],
    ['another place', { fields: { on: 'reply' } }, 'on', /suggestion、contact 或 draft/],
    ['a contact of nobody', { fields: { on: 'contact' } }, 'handling', /请写明附在哪个承办件/],
    ['a suggestion with a handling', { fields: { handling: 'x' } }, 'handling', /没有这个承办件/],
    ['an unknown member', { fields: { colour: 'red' } }, 'colour', /没有这一项/],
  ])('%s', async (_, sending, field, said) => {
    expect(await refused(sending)).toEqual([400, field, expect.stringMatching(said)])
  })

  test('a contact that never was', async () => {
    const fields = { on: 'contact', handling: handling(), contact: '9' }
    expect(await refused({ fields }, people.officer)).toEqual([400, 'contact', '这个承办件只有 1 次联络'])
    const half = { on: 'contact', handling: handling(), contact: '1.5' }
    expect(await refused({ fields: half }, people.officer)).toEqual([400, 'contact', expect.any(String)])
  })

  test('what is too large, early and late', async () => {
    const large = Buffer.concat([pdf(), Buffer.alloc(4_000_001), pdf()])
    expect((await refused({ file: large }))[0]).toBe(413)
    expect((await refused({ file: Buffer.alloc(6_000_000) }))[0]).toBe(413)
    const most = Buffer.concat([pdf(), Buffer.alloc(4_000_000 - 2 * pdf().length), pdf()])
    expect((await upload(h, secretariat, await h.submit('0606'), { file: most })).status).toBe(201)
  })

  test('what is no form, or a broken one', async () => {
    const send = async (type: string, body: string) =>
      h.call(secretariat, 'POST', `/api/suggestions/${id}/attachments`, body, { 'content-type': type })
    expect((await send('application/json', '{}')).body.errors[0].message).toContain('multipart/form-data')
    const broken = await send('multipart/form-data; boundary=x', '--x\r\nnothing')
    expect([broken.status, broken.body.errors[0].message]).toEqual([400, expect.stringContaining('没有传完整')])
    const none = await send(
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="on"\r\n\r\nsuggestion\r\n--x--\r\n',
    )
    expect([none.status, none.body.errors]).toEqual([400, [{ path: 'file', message: '请选择要上传的文件' }]])
  })

  test('one more than a suggestion has', async () => {
    const of = await h.submit('0605')
    for (let i = 0; i < 50; i++) await attach(h, secretariat, of, { file: pdf(`第 ${i} 份`) })
    const { status, body } = await upload(h, secretariat, of, { file: pdf('第 51 份') })
    expect([status, body.detail]).toEqual([409, expect.stringContaining('已有 50 个附件，请先撤下')])
    const [first] = await listed(of)
    await h.ok(secretariat, 'POST', `/api/suggestions/${of}/attachments/${first?.id}/removal`, { reason: '不用了' })
    expect((await upload(h, secretariat, of, { file: pdf('第 51 份') })).status).toBe(201)
  })
})

describe('once', () => {
  test('the same request again gets the same answer, also after it was taken down; another with its key none', async () => {
    const headers = { 'idempotency-key': 'once-1' }
    const file = pdf('一次')
    const one = await upload(h, secretariat, id, { headers, file })
    const version = await versionOf()
    const two = await upload(h, secretariat, id, { headers, file })
    expect([two.status, two.body.id, await versionOf()]).toEqual([201, one.body.id, version])
    expect((await upload(h, secretariat, id, { headers, file: pdf('另一份') })).status).toBe(422)
    const removal = `/api/suggestions/${id}/attachments/${one.body.id}/removal`
    await h.ok(secretariat, 'POST', removal, { reason: '重复' }, { 'idempotency-key': 'once-2' })
    await h.ok(secretariat, 'POST', removal, { reason: '重复' }, { 'idempotency-key': 'once-2' })
    expect((await h.call(secretariat, 'POST', removal, { reason: '再来' })).status).toBe(404)
    const three = await upload(h, secretariat, id, { headers, file })
    expect([three.status, three.body.id, await versionOf()]).toEqual([201, one.body.id, version + 1])
    expect((await bytesOf(secretariat, path(id, one.body.sha256))).status).toBe(404)
  })

  test('the same file on the same thing is one attachment, on another a second one', async () => {
    const file = pdf('同一份')
    const one = await upload(h, secretariat, id, { file, name: '甲.pdf' })
    const two = await upload(h, secretariat, id, { file, name: '乙.pdf' })
    expect([two.status, two.body.id, two.body.name]).toEqual([201, one.body.id, '甲.pdf'])
    const draft = await upload(h, people.officer, id, { file, fields: { on: 'draft', handling: handling() } })
    expect(draft.body.id).not.toBe(one.body.id)
    await h.ok(secretariat, 'POST', `/api/suggestions/${id}/attachments/${one.body.id}/removal`, { reason: '移到稿件' })
    expect((await bytesOf(secretariat, path(id, one.body.sha256))).status).toBe(200)
  })

  test('of several at once each is there', async () => {
    const of = await h.submit('0607')
    const answers = await Promise.all([1, 2, 3].map((n) => upload(h, secretariat, of, { file: pdf(`同时 ${n}`) })))
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201])
    expect((await listed(of)).length).toBe(3)
  })
})

describe('taking down', () => {
  test('is for who may add it, and the secretariat', async () => {
    const fields = { on: 'draft', handling: handling() }
    const { body } = await upload(h, people.officer, id, { fields, file: pdf('撤下') })
    const removal = `/api/suggestions/${id}/attachments/${body.id}/removal`
    for (const who of Object.keys(people).filter((p) => !['secretariat', 'office', 'officer'].includes(p))) {
      const answer = await h.call(people[who], 'POST', removal, { reason: '不用' })
      expect([who, answer.status]).toEqual([who, hidden.includes(who) ? 404 : 403])
    }
    expect((await h.call(people.office, 'POST', removal, { reason: ' ' })).body.errors[0].path).toBe('reason')
    expect((await h.call(people.office, 'POST', removal, { reason: '用错了' })).status).toBe(200)
    expect((await listed()).some((a) => a.id === body.id)).toBe(false)
  })
})

describe('bytes that are not those that were attached', () => {
  test('are an error that says nothing of them and is logged; the same file sent again mends it', async () => {
    const of = await h.submit('0608')
    const file = pdf('完好')
    const hash = await attach(h, secretariat, of, { file })
    await h.runtime.attachments.putAttachment({ suggestion: of, sha256: hash }, Buffer.from('<script>damaged</script>'))
    lines.length = 0
    const { status, bytes } = await bytesOf(secretariat, path(of, hash))
    expect([status, bytes.toString('utf8')]).toEqual([500, expect.not.stringContaining('damaged</script>')])
    expect(lines.find((line) => line.includes('attachment damaged'))).toContain(hash)
    await attach(h, secretariat, of, { file })
    expect((await bytesOf(secretariat, path(of, hash))).bytes.equals(file)).toBe(true)
  })
})

describe('through the HTTP API of AWS, which knows texts and base64 alone', () => {
  test('a file goes in and comes out as it was', async () => {
    const lambda = handle(h.runtime.api)
    const authorization = `Bearer ${await h.runtime.issuer.token(secretariat)}`
    const send = async (
      method: string,
      rawPath: string,
      more: { headers?: object; body?: string; isBase64Encoded?: true } = {},
    ) =>
      (await lambda(
        {
          version: '2.0',
          rawPath,
          rawQueryString: '',
          isBase64Encoded: false,
          ...more,
          headers: { host: 'jianyi.example', authorization, ...more.headers },
          requestContext: { http: { method, path: rawPath }, domainName: 'jianyi.example' },
        } as unknown as Parameters<typeof lambda>[0],
        {} as unknown as Parameters<typeof lambda>[1],
      )) as APIGatewayProxyStructuredResultV2
    for (const [file, name] of [
      [png(), '图.png'],
      [office(), '文.docx'],
      [office({ kind: 'xlsx' }), '表.xlsx'],
      [pdf(), '页.pdf'],
    ] as const) {
      const form = new FormData()
      form.append('file', new File([new Uint8Array(file)], name))
      const request = new Request('https://jianyi.example/', { method: 'POST', body: form })
      const sent = await send('POST', `/api/suggestions/${id}/attachments`, {
        headers: { 'content-type': request.headers.get('content-type') ?? '' },
        body: Buffer.from(await request.arrayBuffer()).toString('base64'),
        isBase64Encoded: true,
      })
      expect([name, sent.statusCode]).toEqual([name, 201])
      const back = await send('GET', path(id, JSON.parse(sent.body ?? '').sha256))
      expect([name, back.statusCode, back.isBase64Encoded]).toEqual([name, 200, true])
      expect(Buffer.from(back.body ?? '', 'base64').equals(file)).toBe(true)
    }
  })
})
