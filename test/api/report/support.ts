import mammoth from 'mammoth'
import type { Claims } from '../../../infra/local/issuer.ts'
import { admin, Harness, secretariat, unit } from '../../support/harness.ts'

export const hostile = '=HYPERLINK("http://evil.example","点我")'
export const phone = '13912345678'

const twoSessions = async (): Promise<Harness> => {
  const h = await Harness.start()
  h.runtime.clock.set(new Date('2024-02-20T09:00:00+08:00'))
  await h.setUp()
  const sessions = [
    ['16-4', '市十六届人大四次会议', 2024],
    ['16-5', '市十六届人大五次会议', 2025],
  ] as const
  for (const [id, name, year] of sessions)
    await h.ok(admin, 'PUT', `/api/sessions/${id}`, {
      name,
      profile: 'xiamen-2025',
      opensOn: `${year}-01-07`,
      closesOn: `${year}-01-11`,
    })
  return h
}

const promising = (item: string, dueOn: string) => ({ category: 'B', commitments: [{ item, dueOn }] })

/**
 * Two sessions as of 2025-06-01. In the last one 0001 promised something that is owed still. In this one 0105 promised
 * two things, of which one was met on 20 February; 0106 is overdue, key-supervised and has a hostile title; 0107 is
 * confidential and promised something; 0108 is overdue and key-supervised, and its deputy agrees to no disclosure.
 */
export const startWorld = async (): Promise<Harness> => {
  const h = await twoSessions()
  const first = await h.submit('0001', {
    session: '16-4',
    receivedOn: '2024-02-20',
    title: '上一年的建议',
    deputies: [{ name: '林一', lead: true, phone }],
  })
  await h.toDraft(first)
  await h.toEvaluate(first, 'ybj', promising('上一年承诺的事', '2025-03-31'))
  await h.act(secretariat, first, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied', on: h.today() })
  await h.clock('2025-02-10T09:00:00+08:00')

  const deputies = [{ name: '林一', lead: true, phone }]
  const answered = await h.submit('0105', { title: '关于医保的建议', deputies })
  await h.toDraft(answered)
  await h.toEvaluate(answered, 'ybj', {
    category: 'B',
    commitments: [
      { item: '新增8家定点药店', dueOn: '2025-03-01' },
      { item: '@SUM(A1)，开通线上办理', dueOn: '2025-12-31' },
    ],
  })
  const overdue = await h.submit('0106', { title: hostile, deputies: [{ name: '王二', lead: true, phone }] })
  await h.toDraft(overdue, 'wjw')
  const secret = await h.submit('0107', {
    title: '一件保密的建议',
    confidential: 'content',
    visibleTo: ['代表工委'],
    deputies,
  })
  await h.toDraft(secret)
  await h.toEvaluate(secret, 'ybj', promising('保密的承诺', '2025-04-01'))
  const closed = await h.submit('0108', { title: '不愿公开的建议', disclosure: 'none', deputies })
  await h.toDraft(closed, 'jtj')
  await h.act(secretariat, answered, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied', on: h.today() })

  await h.clock('2025-02-20T09:00:00+08:00')
  await h.act(unit('ybj', 'officer'), answered, 'fulfil', 'fulfilled', { on: h.today(), evidence: hostile })
  for (const id of [overdue, closed])
    await h.ok(secretariat, 'POST', `/api/suggestions/${id}/key`, {
      decidedOn: h.today(),
      supervisor: '王主任',
      reason: '主任会议确定',
    })
  await h.clock('2025-04-20T09:00:00+08:00')
  await h.ok(unit('wjw', 'office'), 'POST', `/api/suggestions/${overdue}/extensions`, {
    handling: `${overdue}.1`,
    months: 1,
    reason: '涉及几个部门，须再协商。',
  })
  await h.runtime.settled()
  await h.clock('2025-07-01T09:00:00+08:00')
  return h
}

/** A file of the exports, as the given caller. */
export const take = async (h: Harness, as: Claims | undefined, file: string, query = 'session=16-5') => {
  const answer = await h.runtime.app.request(`/api/exports/${file}?${query}`, {
    headers: { host: '127.0.0.1', ...(as && { authorization: `Bearer ${await h.runtime.issuer.token(as)}` }) },
  })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

export const textIn = async (buffer: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer })).value

const unescaped = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** The tables of a Word document as another reader finds them: rows by the headers, table after table. */
export const tablesIn = async (buffer: Buffer): Promise<Record<string, string>[][]> => {
  const { value } = await mammoth.convertToHtml({ buffer })
  return [...value.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) => {
    const [header = [], ...rows] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => unescaped(cell)),
    )
    return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
  })
}
