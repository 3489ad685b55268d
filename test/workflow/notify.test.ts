import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeExecutionCommand, GetExecutionHistoryCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readNotifyConfig } from '../../functions/notify/config.ts'
import { Harness, leader, secretariat, unit } from '../support/harness.ts'
import { Gateway } from '../unit/notify/support/gateway.ts'
import { MailServer } from '../unit/notify/support/mail-server.ts'
import { redelivery } from './support/log.ts'
import { itemsOf, minutesLater, recordsOf } from './support/outbox.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'jianyi-notify-'))
  folders.push(made)
  return made
}

const secret = 'a secret of some length'
const [phone, otherPhone] = ['13800001111', '13900002222']
const email = 'lin@example.cn'
const signers = [
  { name: '林一', lead: true, phone, email },
  { name: '王二', phone: otherPhone },
]

let h: Harness
let gateway: Gateway
beforeEach(async () => {
  gateway = await Gateway.start()
})
afterEach(async () => {
  await h.close()
  await gateway.down()
})
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

const withGateway = (more: Record<string, string> = {}) => ({
  notify: readNotifyConfig({ WEBHOOK_URL: gateway.url, WEBHOOK_SECRET: secret, ...more }),
})

const assign = async (id: string): Promise<void> => {
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
}

const mailOf = (kind: string) => h.runtime.mailbox.list().filter((m) => m.kind === kind)

test('deputies hear of their suggestion along the way, each with a link, the lead one with what is asked', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0801', { deputies: signers })
  await h.toDraft(id)
  await h.toEvaluate(id)
  const evaluate = await h.open(id, 'evaluate')
  const told = h.runtime.mailbox
    .list()
    .filter((m) => m.to?.role === 'deputy')
    .map((m) => [m.kind, m.to && 'lead' in m.to && m.to.lead, m.stepId?.split('.')[2]])
  expect(told).toEqual([
    ['assigned', true, undefined],
    ['assigned', false, undefined],
    ['draft-ready', true, 'solicit'],
    ['replied', false, undefined],
    ['replied', true, 'evaluate'],
  ])
  for (const mail of mailOf('assigned')) expect(mail.text).toContain('2025年5月10日')
  const [, lead] = mailOf('replied')
  expect(lead).toMatchObject({ dueOn: evaluate.dueOn, link: expect.stringContaining(`${h.runtime.url}/d#`) })
  expect(lead?.text).toContain(`厦医保函〔2025〕1号`)
  expect(lead?.text).toContain(lead?.link)
  // The same link opens what the message asks for.
  const secretOf = (link = '') => link.slice(link.indexOf('#') + 1)
  const session = await h.call(undefined, 'POST', '/api/links/exchange', { secret: secretOf(lead?.link) })
  expect(session).toMatchObject({ status: 200, body: { purpose: 'evaluate' } })
})

describe('a webhook that is down', () => {
  test('holds up nothing: the message waits, and is delivered once when the gateway is back', async () => {
    h = await Harness.xiamen(withGateway())
    const id = await h.submit('0802', { deputies: signers })
    await gateway.down()
    await assign(id)
    expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['acknowledge'])
    expect(await recordsOf(h, 'assigned')).toMatchObject([
      { state: 'pending', channels: ['mailbox'], attempts: 1, lastError: 'ECONNREFUSED' },
      { state: 'pending', channels: ['mailbox'], attempts: 1, lastError: 'ECONNREFUSED' },
    ])
    await gateway.up()
    await minutesLater(h, 2)
    for (let i = 0; i < 2; i++) await minutesLater(h, 10)
    expect(gateway.bodies.map((b) => b.to.phone).sort()).toEqual([phone, otherPhone])
    expect(await recordsOf(h, 'assigned')).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }])
    expect(mailOf('assigned')).toHaveLength(2)
  })

  test('is found again after a restart', async () => {
    const dataDir = folder()
    h = await Harness.xiamen({ dataDir, ...withGateway() })
    const id = await h.submit('0803')
    await gateway.down()
    await assign(id)
    await h.close()
    await gateway.up()
    h = await Harness.start({ dataDir, ...withGateway() })
    await h.runtime.recovered
    await minutesLater(h, 2)
    expect(gateway.bodies.map((b) => b.kind)).toEqual(['assigned'])
  })

  test('that stays so gets six attempts; then the operator hears of it', async () => {
    const lines: string[] = []
    h = await Harness.xiamen({ ...withGateway(), log: (_, message) => lines.push(message) })
    const id = await h.submit('0804')
    gateway.status = 500
    await assign(id)
    for (const minutes of [1, 5, 30, 120]) await minutesLater(h, minutes)
    expect(lines).not.toContain('a message has failed for good')
    await minutesLater(h, 720)
    await minutesLater(h, 2_000)
    expect(gateway.received).toHaveLength(6)
    expect(new Set(gateway.received.map((r) => r.headers['x-jianyi-id'])).size).toBe(1)
    expect(await recordsOf(h, 'assigned')).toMatchObject([{ state: 'failed', attempts: 6, lastError: 'HTTP_500' }])
    expect(lines.filter((l) => l === 'a message has failed for good')).toHaveLength(1)
  })

  test('does not send what has been overtaken meanwhile', async () => {
    h = await Harness.xiamen(withGateway())
    const id = await h.submit('0805')
    await h.toDraft(id)
    await gateway.down()
    await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
      category: 'C',
      title: '函',
      body: '一、',
      disclosure: 'open',
    })
    await h.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
    await gateway.up()
    await minutesLater(h, 2)
    expect(gateway.bodies.map((b) => b.kind)).not.toContain('draft-ready')
    expect(await recordsOf(h, 'draft-ready')).toMatchObject([{ state: 'failed', lastError: 'OVERTAKEN' }])
  })
})

test('a webhook that does not answer does not hold the lane of its case', async () => {
  h = await Harness.xiamen(withGateway())
  const id = await h.submit('0806')
  let answer = () => {}
  gateway.hold = new Promise((resolve) => {
    answer = resolve
  })
  await h.act(secretariat, id, 'review', 'accept')
  const { stepId } = await h.open(id, 'assign')
  await h.tryAct(secretariat, id, stepId, 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
  const { dynamodb, stepfunctions } = h.runtime.services
  await dynamodb.feed.idle()
  await stepfunctions.idle()
  await dynamodb.feed.idle()
  expect(gateway.received).toEqual([])
  expect((await h.read(id)).openSteps.map((s: { step: string }) => s.step)).toEqual(['acknowledge'])
  answer()
  await h.runtime.settled()
  expect(gateway.bodies.map((b) => b.kind)).toEqual(['assigned'])
})

test('scenario 25: a redelivered record makes no second message', async () => {
  h = await Harness.xiamen(withGateway())
  const id = await h.submit('0807', { deputies: signers })
  await assign(id)
  await h.ok(leader, 'POST', `/api/suggestions/${id}/instructions`, { text: '请办好' })
  await h.runtime.settled()
  const before = gateway.received.length
  expect(before).toBe(5)
  for (let i = 0; i < 2; i++) expect(await h.runtime.relay(await redelivery(h, id))).toEqual({ batchItemFailures: [] })
  await h.runtime.settled()
  await minutesLater(h, 10)
  expect(gateway.received).toHaveLength(before)
})

test('who has a mail address gets a mail, also a person of an office', async () => {
  const mail = await MailServer.start()
  h = await Harness.xiamen(withGateway({ SMTP_URL: mail.url, MAIL_FROM: 'jianyi@example.gov.cn' }))
  const of = { role: 'unit' as const, unit: 'ybj', duties: ['office' as const], active: true }
  await h.runtime.store.putPerson({ ...of, sub: 'jia', name: '甲', email: 'jia@example.cn' })
  await h.runtime.store.putPerson({ ...of, sub: 'yi', name: '乙', email: 'yi@example.cn', active: false })
  const id = await h.submit('0808', { deputies: signers })
  await assign(id)
  const { handling } = await h.open(id, 'acknowledge')
  await h.ok(secretariat, 'POST', `/api/suggestions/${id}/urging`, { handling, text: '请签收' })
  await h.runtime.settled()
  expect(mail.mails.map((m) => m.to)).toEqual([[email], ['jia@example.cn']])
  expect(gateway.bodies.map((b) => [b.kind, b.to.role])).toEqual([
    ['assigned', 'deputy'],
    ['assigned', 'deputy'],
    ['urged', 'unit'],
  ])
  await mail.close()
})

test('phones, mail addresses and links are in no log, outbox, execution or listing but the one message', async () => {
  const lines: unknown[] = []
  const mail = await MailServer.start()
  h = await Harness.xiamen({
    ...withGateway({ SMTP_URL: mail.url, MAIL_FROM: 'jianyi@example.gov.cn' }),
    log: (...line) => lines.push(line),
  })
  const id = await h.submit('0809', { deputies: signers })
  await gateway.down()
  await h.toDraft(id)
  await h.toEvaluate(id)
  await mail.close()
  const links = h.runtime.mailbox.list().flatMap((m) => (m.link ? [m.link.slice(m.link.indexOf('#') + 1)] : []))
  expect(links.length).toBeGreaterThan(3)
  const { sfn, stateMachineArn } = h.runtime.services
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }))
  const described = await Promise.all(
    executions.flatMap(({ executionArn }) => [
      sfn.send(new DescribeExecutionCommand({ executionArn })),
      sfn.send(new GetExecutionHistoryCommand({ executionArn })),
    ]),
  )
  const outbox = await itemsOf(h, 'M#')
  expect(outbox.length).toBeGreaterThan(3)
  for (const said of [lines, outbox, described]) {
    const text = JSON.stringify(said)
    for (const hidden of [phone, otherPhone, email, ...links, '代表您好']) expect(text).not.toContain(hidden)
  }
  const listed = JSON.stringify(h.runtime.mailbox.list())
  for (const hidden of [phone, otherPhone, email]) expect(listed).not.toContain(hidden)
  // Nor anywhere else in the table than where phones are kept.
  const table = (await itemsOf(h, '')).filter(({ sk }) => sk !== 'P')
  for (const hidden of [phone, email]) expect(JSON.stringify(table)).not.toContain(hidden)
})

test('a forwarded suggestion tells no deputy', async () => {
  h = await Harness.xiamen(withGateway())
  const origin = { body: '省人大常委会', number: '1024' }
  const id = await h.submit('0810', { kind: 'forwarded', origin, deputies: signers })
  await h.toDraft(id)
  expect(gateway.received).toEqual([])
})
