import { beforeAll, describe, expect, test } from 'vitest'
import { letterDocx } from '../../../shared/letter-form/docx/document.ts'
import { letter } from './support/letter.ts'
import { faultsIn, partOf, partsOf } from './support/parts.ts'

/** Millimetres in twips. */
const mm = (n: number): number => (n / 25.4) * 1440

let docx: Uint8Array
let document = ''
beforeAll(async () => {
  docx = await letterDocx(letter)
  document = await partOf(docx, 'word/document.xml')
})

const attribute = (xml: string, element: string, name: string): string =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="([^"]*)"`).exec(xml)?.[1] ?? ''
const number = (element: string, name: string): number => Number(attribute(document, element, name))
/** The paragraphs with their words. */
const paragraphs = () =>
  [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => ({
    xml,
    text: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join(''),
  }))
const paragraph = (beginning: string): string => {
  const found = paragraphs().find((p) => p.text.startsWith(beginning))
  if (!found) throw new Error(`no paragraph begins with ${beginning}`)
  return found.xml
}
/** The East Asian faces of a paragraph. */
const facesIn = (xml: string): string[] => [
  ...new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map((m) => m[1] ?? '')),
]

describe('the page', () => {
  test('is A4 with the margins of GB/T 9704-2012', () => {
    expect(number('pgSz', 'w')).toBeCloseTo(mm(210), -1)
    expect(number('pgSz', 'h')).toBeCloseTo(mm(297), -1)
    expect(number('pgMar', 'top')).toBeCloseTo(mm(37), -1)
    expect(number('pgMar', 'left')).toBeCloseTo(mm(28), -1)
    expect(number('pgSz', 'w') - number('pgMar', 'left') - number('pgMar', 'right')).toBeCloseTo(mm(156), -1)
    expect(number('pgSz', 'h') - number('pgMar', 'top') - number('pgMar', 'bottom')).toBeCloseTo(mm(225), -1)
  })

  test('has a grid of 22 lines and 28 characters', () => {
    expect(attribute(document, 'docGrid', 'type')).toBe('linesAndChars')
    expect(Math.floor(mm(225) / number('docGrid', 'linePitch'))).toBe(22)
    const pitch = 16 + number('docGrid', 'charSpace') / 4096
    expect(Math.floor(mm(156) / 20 / pitch)).toBe(28)
  })

  test('is filled by the text itself: its lines and characters have the pitch of the grid', async () => {
    const styles = await partOf(docx, 'word/styles.xml')
    const normal = /<w:style [^>]*w:styleId="Normal".*?<\/w:style>/s.exec(styles)?.[0] ?? ''
    expect(normal).toContain('w:line="579" w:lineRule="exact"')
    const closer = Number(/<w:rPr>.*<w:spacing w:val="(-?\d+)"\/>/s.exec(normal)?.[1])
    expect(Math.floor(mm(156) / (16 * 20 + closer))).toBe(28)
    expect(normal).toContain('<w:sz w:val="32"/>')
  })

  test('has its number at the outer edge, — 2 —, and none on the first', async () => {
    const parts = [...(await partsOf(docx))]
    const footers = parts.filter(([name]) => /footer\d/.test(name)).map(([, xml]) => xml)
    const numbered = footers.filter((xml) => xml.includes('PAGE'))
    expect(numbered.map((xml) => attribute(xml, 'jc', 'val')).sort()).toEqual(['left', 'right'])
    for (const xml of numbered) {
      expect(xml).toContain('— ')
      expect(facesIn(xml)).toEqual(['宋体'])
      expect(xml).toContain('<w:sz w:val="28"/>')
    }
    expect(document).toContain('<w:titlePg/>')
    expect(document).toMatch(/<w:footerReference [^>]*w:type="first"/)
    expect(await partOf(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('has red double lines at the head and the foot of the first page', async () => {
    const parts = [...(await partsOf(docx))].filter(([name]) => /word\/(header|footer)\d/.test(name))
    const red = parts.filter(([, xml]) => xml.includes('w:color="FF0000"'))
    expect(red.map(([name]) => name.replace(/\d/, '')).sort()).toEqual(['word/footer.xml', 'word/header.xml'])
    for (const [, xml] of red) expect(xml.match(/<w:bottom w:val="single" w:color="FF0000"/g)).toHaveLength(2)
  })
})

describe('the faces', () => {
  test.each([
    ['云江市医疗保障局', '方正小标宋简体'],
    ['答复类别：B', '黑体'],
    ['关于市八届人大', '方正小标宋简体'],
    ['《关于方便老年人', '仿宋_GB2312'],
    ['一、已经做的', '黑体'],
    ['（一）社区药房', '楷体_GB2312'],
    ['1.增加药品', '仿宋_GB2312'],
    ['（1）送药上门', '仿宋_GB2312'],
    ['抄送：', '仿宋_GB2312'],
  ])('%s is set in %s', (beginning, face) => {
    expect(facesIn(paragraph(beginning))).toEqual([face])
  })

  test('sizes: title 2号, text 3号, copy-to 4号', () => {
    expect(paragraph('关于市八届人大')).toContain('<w:sz w:val="44"/>')
    expect(paragraph('一、已经做的')).toContain('<w:sz w:val="32"/>')
    expect(paragraph('抄送：')).toContain('<w:sz w:val="28"/>')
  })

  test('every run with words names its East Asian face', () => {
    for (const [run] of document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t[^>]*>[^<]+<\/w:t><\/w:r>/gs))
      expect(run).toMatch(/w:eastAsia="[^"]+"/)
  })
})

describe('what stands where', () => {
  test('in the order of the form', () => {
    const order = [
      '答复类别：B',
      '云江市医疗保障局',
      '签发人：方其昌',
      '云医保函〔2025〕33号',
      '关于市八届人大四次会议第0105号建议办理情况的答复',
      '陆春燕、邱怀山代表：',
      '《关于方便',
      '感谢各位代表',
      '附件：代表建议办理情况征询意见表',
      '云江市医疗保障局',
      '2025年5月6日',
      '（此件主动公开）',
      '（联系人：医药服务管理处 邵立安）',
      '抄送：市人大常委会代表工作委员会，市政府办公厅。',
      '云医保函〔2025〕33号附件',
      '代表建议办理情况征询意见表',
    ]
    let at = 0
    const all = paragraphs()
    for (const beginning of order) {
      const found = all.findIndex((p, i) => i >= at && p.text.startsWith(beginning))
      expect([beginning, found >= at]).toEqual([beginning, true])
      at = found + 1
    }
  })

  test('the date stands four characters from the right, the unit centred above it', () => {
    const right = (xml: string) => Number(/<w:ind w:right="(\d+)"/.exec(xml)?.[1] ?? Number.NaN)
    const units = paragraphs().filter((p) => p.text === '云江市医疗保障局')
    const character = mm(156) / 28
    expect(right(paragraph('2025年5月6日'))).toBeCloseTo(4 * character, -1)
    expect(right(units[1]?.xml ?? '')).toBeCloseTo(3 * character, -1)
  })

  test('the feedback form has the choices for what is rated here', async () => {
    expect(document.match(/□满意　□基本满意　□不满意/g)).toHaveLength(2)
    const { feedback, ...without } = letter
    const one = await partOf(
      await letterDocx({ ...without, feedback: { ...feedback, items: ['result'] } }),
      'word/document.xml',
    )
    expect(one.match(/□满意/g)).toHaveLength(1)
    expect(await partOf(await letterDocx(without), 'word/document.xml')).not.toContain('征询意见表')
  })

  test('a draft says that it is one on every page', async () => {
    const { documentNumber: _, signedBy: __, date: ___, ...rest } = letter
    const parts = await partsOf(await letterDocx({ ...rest, draft: 2 }))
    const marked = [...parts].filter(([, xml]) => xml.includes('第2稿，未签发')).map(([name]) => name)
    expect(marked.length).toBeGreaterThanOrEqual(3)
    expect(marked).toContain('word/document.xml')
    expect(parts.get('word/document.xml')).toContain('文号待编')
  })
})

test('every part is well formed', async () => {
  for (const [name, xml] of await partsOf(docx)) expect([name, faultsIn(xml)]).toEqual([name, []])
})
