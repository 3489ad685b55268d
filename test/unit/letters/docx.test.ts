import { performance } from 'node:perf_hooks'
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../shared/letters/normalise.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { textOfDocx } from '../../../shared/letters/source/text-of-docx.ts'
import { textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { zipOf } from '../../support/zip.ts'
import { fromNothing } from './support/from-nothing.ts'

const paragraph = (text: string) => new Paragraph({ text })
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph(text)] })) })

const file = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '类别:B', alignment: AlignmentType.RIGHT }),
            new Table({ rows: [row('建议编号', '0044'), row('承办单位', '石渡市民政局'), row('签发人:', '龚雪')] }),
            paragraph('石民函〔2025〕9号'),
            paragraph('石渡市民政局关于市七届人大五次会议'),
            paragraph('第0044号建议的答复'),
            paragraph('易安、柳如是代表:'),
            paragraph('你们提出的《关于为独居老人装呼叫器的建议》收悉。现答复如下:'),
            paragraph('一、已经做的'),
            paragraph('全市装了三千户。'),
            paragraph('石渡市民政局'),
            paragraph('2025年4月16日'),
            paragraph('联系人及电话:程昱 0000-5555555'),
            paragraph('抄送:市人大常委会代表工作委员会、市政府办公室。'),
          ],
        },
      ],
    }),
  )

test('a Word file is read as its paragraphs and the rows of its tables', async () => {
  const { kind, letter, issues } = readLetter(await textOfFile(await file(), 'docx'))
  expect(kind).toBe('reply')
  const { sections, promises, ...fields } = letter
  expect(fields).toEqual(
    fromNothing({
      number: '0044',
      congress: 7,
      session: 5,
      title: '石渡市民政局关于市七届人大五次会议第0044号建议的答复',
      suggestionTitle: '关于为独居老人装呼叫器的建议',
      deputies: ['易安', '柳如是'],
      deputyCount: 2,
      leadUnit: '石渡市民政局',
      category: 'B',
      documentNumber: '石民函〔2025〕9号',
      issuedOn: '2025-04-16',
      signer: '龚雪',
      contact: '程昱 0000-5555555',
      copyTo: ['市人大常委会代表工作委员会', '市政府办公室'],
    }),
  )
  expect(sections).toMatchObject([{ level: 1, title: '已经做的' }])
  expect([...promises, ...issues]).toEqual([])
})

describe('the XML of a Word file', () => {
  const read = async (xml: string): Promise<string> => {
    const data = Buffer.from(`<w:document>${xml}</w:document>`)
    return normalise(await textOfDocx(zipOf([{ name: 'word/document.xml', data }])))
  }
  const p = (inner: string): string => `<w:p>${inner}</w:p>`
  const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const cases: [what: string, xml: string, text: string][] = [
    ['runs of a paragraph are one line', p(r('答') + r('复')), '答复'],
    ['tabs and line breaks', p(`${r('甲')}<w:r><w:tab/></w:r>${r('乙')}<w:r><w:br/></w:r>${r('丙')}`), '甲 乙\n丙'],
    ['what was deleted is gone', p(`${r('三')}<w:del><w:r><w:delText>四</w:delText></w:r></w:del>`), '三'],
    ['codes of fields are not seen', p(`<w:r><w:instrText>PAGE</w:instrText></w:r>${r('1')}`), '1'],
    [
      'a text box is read once',
      `<mc:AlternateContent><mc:Choice>${p(r('甲'))}</mc:Choice><mc:Fallback>${p(r('甲'))}</mc:Fallback></mc:AlternateContent>`,
      '甲',
    ],
    ['entities are characters, unknown ones stay as they are', p(r('&lt;&#20057;&bomb;')), '<乙&bomb;'],
  ]
  test.each(cases)('%s', async (_, xml, text) => expect(await read(xml)).toBe(text))

  test.each([
    ['paragraphs', '<w:p>'],
    ['tables', '<w:tbl><w:tr><w:tc>'],
  ])('%s that are nested without end are refused at once', async (_, tag) => {
    const before = performance.now()
    await expect(read(tag.repeat(500_000))).rejects.toMatchObject({ reason: 'TOO_DEEP' })
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

describe('what is no Word file, or a bad one, is refused in words', () => {
  const zeros = Buffer.alloc(30_000_000)
  const document = (data: Buffer) => ({ name: 'word/document.xml', data })
  const many = Array.from({ length: 3_000 }, (_, i) => ({ name: `${i}`, data: Buffer.from('') }))
  const cases: [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, reason: string][] = [
    ['one that was cut off', async () => (await file()).subarray(0, 3_000), 'BROKEN_DOCX'],
    ['a workbook', () => zipOf([{ name: 'xl/workbook.xml', data: Buffer.from('<workbook/>') }]), 'BROKEN_DOCX'],
    ['30 MB unpacked', () => zipOf([document(zeros)]), 'TOO_LARGE'],
    ['30 MB that claim to be 100 bytes', () => zipOf([{ ...document(zeros), claims: 100 }]), 'BROKEN_DOCX'],
    ['3,000 parts', () => zipOf([document(Buffer.from('<w:document/>')), ...many]), 'TOO_LARGE'],
    ['no XML in it', () => zipOf([document(Buffer.from('答复'))]), 'BROKEN_DOCX'],
    ['a text', () => Buffer.from('对第1号建议的答复'), 'BROKEN_DOCX'],
    ['a Word 97 file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'OLD_WORD'],
    ['a PDF file', () => Buffer.from('%PDF-1.7'), 'PDF'],
  ]
  test.each(cases)('%s', async (_, bytes, reason) => {
    const refusal = { reason, message: expect.stringMatching(/\p{Script=Han}{4}/u) }
    await expect(textOfFile(await bytes(), 'docx')).rejects.toMatchObject(refusal)
  })
})
