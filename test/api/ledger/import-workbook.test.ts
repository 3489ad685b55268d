import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { importSuggestions } from '../../../functions/api/acts/import-suggestions.ts'
import type { ApiDeps } from '../../../functions/api/deps.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { columns } from '../../../shared/ledger/columns.ts'
import { ruleBook } from '../../../shared/rule-book.ts'
import { Harness, leader, secretariat } from '../../support/harness.ts'
import { zipOf } from '../../support/zip.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

const workbook = (data: SheetData): Promise<Buffer> => writeWorkbook(data).toBuffer()

/** Sends a file as a client does, and answers what came back. */
const send = async (file: Buffer, { as = secretariat, query = '', accept = 'application/json' } = {}) => {
  const answer = await h.runtime.app.request(`/api/imports/suggestions${query}`, {
    method: 'POST',
    headers: {
      host: '127.0.0.1',
      authorization: `Bearer ${await h.runtime.issuer.token(as)}`,
      'content-type': xlsx,
      accept,
    },
    body: new Uint8Array(file),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isJson = answer.headers.get('content-type')?.includes('json')
  return {
    status: answer.status,
    headers: answer.headers,
    bytes,
    body: isJson ? JSON.parse(bytes.toString('utf8')) : undefined,
  }
}

const text = (value: string) => ({ value, type: String })

describe('a ledger as a workbook', () => {
  test('is read whatever the order of its columns and the names they have, dates as dates or written', async () => {
    const file = await workbook([
      [text('某市第十六届人民代表大会第五次会议代表建议台账')],
      [
        '案由',
        '建议编号',
        '领衔人',
        '附议人',
        '收文日期',
        '备注',
        '正文',
        '拟办单位',
        '联系电话（手机）',
        '类别',
        '届次',
      ].map(text),
      [
        text('关于增设公交站点的建议'),
        text('3001'),
        text('林一'),
        text('林一、苏二；王三'),
        { value: new Date('2025-02-08T00:00:00Z'), type: Date, format: 'yyyy/m/d' },
        text('先交交通口'),
        text('一、增设站点。\n二、延长运营时间。'),
        text('市交通运输局'),
        text('13811112222'),
        text('交通，城建'),
        text('市十六届人大五次会议'),
      ],
      [
        text('关于延长夜间门诊的建议'),
        text('3002'),
        text('苏二'),
        null,
        text('2025年2月9日'),
        null,
        text('延长到晚九点。'),
        null,
        null,
        null,
        text('16-5'),
      ],
    ])
    const answer = await send(file)
    expect(answer.body).toEqual({
      accepted: 2,
      items: [
        { row: 3, id: '16-5-3001', change: 'created' },
        { row: 4, id: '16-5-3002', change: 'created' },
      ],
      rejected: [],
      unknown: ['备注'],
    })
    expect(await h.read('16-5-3001')).toMatchObject({
      title: '关于增设公交站点的建议',
      body: '一、增设站点。\n二、延长运营时间。',
      receivedOn: '2025-02-08',
      topics: ['交通', '城建'],
      deputies: [{ name: '林一', lead: true }, { name: '苏二' }, { name: '王三' }],
      proposedUnits: ['jtj'],
      disclosure: 'none',
    })
    expect((await h.read('16-5-3002')).receivedOn).toBe('2025-02-09')
    expect((await h.ok(secretariat, 'GET', '/api/suggestions/16-5-3001/deputies')).deputies).toEqual([
      { name: '林一', phone: '13811112222' },
    ])
    expect((await send(file)).body.items.map((i: { change: string }) => i.change)).toEqual(['unchanged', 'unchanged'])
  })

  const small = (rows: (string | number | null)[][]) =>
    workbook([
      ['编号', '标题', '内容', '领衔代表', '收到日期', '电话'].map(text),
      ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell))),
    ])

  test('is checked whole before anything is written; a bad row is named by its row and column, the others load', async () => {
    const file = await small([
      ['0311', '题目甲', '内容甲', '林一', '2025-02-10', null],
      ['0312', '题目乙', '内容乙', '林一', '2025-02-30', null],
      ['0311', '题目丙', '内容丙', '林一', '2025-02-10', null],
      ['0313', '', '内容丁', '', '2025-02-10', '不详'],
      [314, '题目戊', '内容戊', '林一', '2025-02-10', null],
    ])
    const query = '?session=16-5'
    const checked = await send(file, { query: `${query}&check=true` })
    expect(checked.body).toMatchObject({ accepted: 2, items: [], rejected: [{ row: 3 }, { row: 4 }, { row: 5 }] })
    expect((await h.call(secretariat, 'GET', '/api/suggestions/16-5-0311')).status).toBe(404)

    const { body } = await send(file, { query })
    expect(body.items).toEqual([
      { row: 2, id: '16-5-0311', change: 'created' },
      // Excel made a number of 0314; the other rows tell how wide numbers are.
      { row: 6, id: '16-5-0314', change: 'created' },
    ])
    const paths = body.rejected.map((r: { errors: { path: string }[] }) => r.errors.map((e) => e.path).sort())
    expect(paths).toEqual([['receivedOn'], ['number'], ['deputies', 'title']])

    const back = await send(file, { query, accept: xlsx })
    expect(back.headers.get('content-type')).toBe(xlsx)
    const [header, ...rows] = await readSheet(back.bytes)
    expect(header?.slice(0, 4)).toEqual(['原行号', '未导入的原因', '编号', '标题'])
    expect(rows.map((row) => row[0])).toEqual(['3', '4', '5'])
    expect(rows[0]?.[1]).toMatch(/^收到日期：/)
    expect(rows[1]?.[1]).toBe('编号：编号与第 2 行重复')
    expect(rows[2]?.[1]).toMatch(/标题：.*领衔代表：至少一名代表|领衔代表：至少一名代表.*标题：/)
  })

  test('that is mended in the file that came back is taken from it', async () => {
    const file = await small([['0321', '题目', '内容', '林一', '二月', null]])
    const back = await send(file, { query: '?session=16-5', accept: xlsx })
    const rows = await readSheet(back.bytes)
    const at = rows[0]?.indexOf('收到日期') ?? -1
    const mended = rows.map((row, i) =>
      row.map((cell, c) => text(i > 0 && c === at ? '2025-02-10' : String(cell ?? ''))),
    )
    expect((await send(await workbook(mended), { query: '?session=16-5' })).body.items).toEqual([
      { row: 2, id: '16-5-0321', change: 'created' },
    ])
  })

  test('goes on from a row: those before it are checked but left as they are', async () => {
    const file = await small([
      ['0351', '题目甲', '内容甲', '林一', '2025-02-10', null],
      ['0352', '题目乙', '内容乙', '林一', '2025-02-10', null],
      ['0351', '题目丙', '内容丙', '林一', '2025-02-10', null],
    ])
    const { body } = await send(file, { query: '?session=16-5&from=3' })
    expect(body.items).toEqual([{ row: 3, id: '16-5-0352', change: 'created' }])
    expect(body.rejected).toMatchObject([{ row: 4, errors: [{ message: '编号与第 2 行重复' }] }])
    expect((await h.call(secretariat, 'GET', '/api/suggestions/16-5-0351')).status).toBe(404)
  })

  test('of which not all can be done in time is taken in up to a row, and from there the next time', async () => {
    const rows = ['0361', '0362', '0363', '0364'].map((number, i) => ({ row: i + 2, input: h.submission(number) }))
    const { store, clock } = h.runtime
    const rules = ruleBook(store, clock.now)
    const deps = { store, rules, now: clock.now, definition: 1 } as ApiDeps
    let asked = 0
    const first = await importSuggestions(deps, rows, { ...secretariat, sub: 'x' } as Actor, {
      until: () => ++asked > 2,
    })
    expect(first.items.map(({ row }) => row)).toEqual([2, 3])
    expect(first.next).toBe(4)
    const second = await importSuggestions(deps, rows, { ...secretariat, sub: 'x' } as Actor, { from: 4 })
    expect(second).toMatchObject({
      items: [
        { row: 4, change: 'created' },
        { row: 5, change: 'created' },
      ],
      rejected: [],
    })
    expect(second.next).toBeUndefined()
  })

  test('is the secretariat’s to send', async () => {
    const answer = await send(await small([['0331', '题目', '内容', '林一', '2025-02-10', null]]), { as: leader })
    expect(answer.status).toBe(403)
  })

  test('the template has every column, says how, and is taken back filled in', async () => {
    const answer = await h.runtime.app.request('/api/imports/suggestions/template.xlsx', {
      headers: { host: '127.0.0.1', authorization: `Bearer ${await h.runtime.issuer.token(secretariat)}` },
    })
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''")
    const rows = await readSheet(Buffer.from(await answer.arrayBuffer()))
    expect(rows[0]?.map((name) => String(name).replace('*', ''))).toEqual(columns.map((c) => c.header))
    const example = columns.map(({ example, key }) => text(key === 'number' ? '0340' : example))
    const filled = await workbook([(rows[0] ?? []).map((name) => text(String(name))), example])
    expect((await send(filled)).body).toMatchObject({
      accepted: 0,
      rejected: [{ row: 2, errors: [{ path: 'proposedUnits.0' }] }],
    })
  })
})

describe('a file that is no ledger is refused early, and says what to do', () => {
  const refusal = async (file: Buffer) => {
    const { status, body } = await send(file)
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ path: 'file', message: expect.any(String) }])
    return body.errors[0].message as string
  }
  const parts = (sheet: string, more: { name: string; data: Buffer; claims?: number }[] = []) =>
    zipOf([
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheet) },
      ...more,
    ])

  test.each([
    ['an empty file', Buffer.alloc(0), /打不开/],
    ['a text', Buffer.from('编号,标题\n1,题目'), /打不开/],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /另存为 .xlsx/],
    ['half a file', parts('<sheetData/>').subarray(0, 90), /打不开/],
    ['a workbook without parts', parts('<sheetData/>'), /读不出来/],
    ['macros', parts('<sheetData/>', [{ name: 'xl/vbaProject.bin', data: Buffer.alloc(8) }]), /宏/],
    ['formulas', parts('<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f><v>1</v></c></row>'), /公式/],
    ['a cell far down', parts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), /A1048576 太靠下/],
    ['a cell far right', parts('<row r="1"><c s="1" r="XFD1"><v>1</v></c></row>'), /XFD1 太靠右/],
    [
      'more parts than any workbook',
      parts(
        '',
        Array.from({ length: 300 }, (_, i) => ({ name: `x${i}`, data: Buffer.alloc(1) })),
      ),
      /过大/,
    ],
    [
      'a bomb of shared strings',
      parts('', [{ name: 'xl/sharedStrings.xml', data: Buffer.alloc(80 * 1024 * 1024, 65) }]),
      /过大/,
    ],
    [
      'a bomb that lies about its size',
      parts('', [{ name: 'xl/sharedStrings.xml', data: Buffer.alloc(80 * 1024 * 1024, 65), claims: 100 }]),
      /打不开|过大/,
    ],
  ])('%s', async (_, file, said) => {
    expect(await refusal(file)).toMatch(said)
  })

  test('headers that are missing are named', async () => {
    expect(await refusal(await workbook([['编号', '标题'].map(text), ['1', '题目'].map(text)]))).toBe(
      '缺少这些列：内容、领衔代表、收到日期。请补上后再导入，或者用系统提供的模板',
    )
    expect(await refusal(await workbook([['甲', '乙'].map(text)]))).toMatch(/没有找到表头/)
  })

  test('more than 4 MB', async () => {
    expect((await send(Buffer.alloc(4_100_000, 7))).status).toBe(413)
  })
})
