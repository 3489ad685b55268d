import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { recognise } from '../../../shared/attachments/recognise.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { letterDocx } from '../../../shared/letter-form/docx/document.ts'
import { jpeg, office, pdf, png, relationship } from '../../support/files.ts'
import { zipOf } from '../../support/zip.ts'
import { letter } from '../letter-form/support/letter.ts'

describe('is known by what it holds', () => {
  test.each([
    ['pdf', pdf()],
    ['jpeg', jpeg()],
    ['png', png()],
    ['docx', office()],
    ['xlsx', office({ kind: 'xlsx' })],
  ] as const)('%s', async (kind, file) => {
    expect(await recognise(file)).toBe(kind)
  })

  test('what the libraries write is what they say', async () => {
    expect(await recognise(Buffer.from(await letterDocx(letter)))).toBe('docx')
    expect(await recognise(await writeWorkbook([[{ value: '编号', type: String }]]).toBuffer())).toBe('xlsx')
  })

  test('a document with a chart, and with the template of the writer’s own machine', async () => {
    const chart = { name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', data: office({ kind: 'xlsx' }) }
    const template = relationship('attachedTemplate', 'file:///C:\\Users\\wang\\Normal.dotm')
    const link = { ...relationship('hyperlink', 'https://www.xm.gov.cn/'), name: 'word/_rels/document.xml.rels' }
    expect(await recognise(office({ more: [chart, template, link] }))).toBe('docx')
  })
})

const refusal = async (file: Buffer): Promise<string> => {
  try {
    return `taken as ${await recognise(file)}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.errors).toEqual([{ path: 'file', message: expect.stringMatching(/，请|，只收/) }])
    return error.errors[0]?.message ?? ''
  }
}

const macroType = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
const hidden = macroType.replace('vba', '&#118;&#x62;a')

describe('is refused, with what to do', () => {
  test.each([
    ['nothing at all', Buffer.from('x'), /这种文件不收，只收 PDF/],
    ['a page that is called a PDF', Buffer.from('<!doctype html><script>alert(1)</script>'), /不收/],
    ['a page with a PDF’s mark later on', Buffer.concat([Buffer.from('<script>1</script>\n'), pdf()]), /不收/],
    ['a PDF after a zip’s mark', Buffer.concat([Buffer.from('PK\u0003\u0004'), pdf()]), /打不开/],
    ['half a PDF', pdf().subarray(0, 40), /没有传完整/],
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`), /不收/],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), /不收/],
    ['half a PNG', png().subarray(0, 50), /没有传完整/],
    [
      'a PNG without a size',
      Buffer.from(png().toString('latin1').replace('\0\0\0\u0001', '\0\0\0\0'), 'latin1'),
      /完整/,
    ],
    ['half a JPEG', jpeg().subarray(0, 30), /没有传完整/],
    ['a JPEG’s mark and a page', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<html>')]), /没有传完整/],
    ['an old .doc, or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版.*密码，另存为 docx/],
    ['an iPhone’s picture', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0'), /转为 JPEG/],
    ['an archive', zipOf([{ name: '材料.pdf', data: pdf() }]), /压缩包.*解压/],
    ['a zip that is cut off', office().subarray(0, 200), /打不开/],
    ['a main part that is not there', office({ without: 'word/document.xml' }), /打不开/],
    ['a presentation', zipOf([{ name: '[Content_Types].xml', data: Buffer.from('<Types/>') }]), /不是 Word/],
    ['macros by their part', office({ more: [{ name: 'word/vbaProject.bin', data: Buffer.alloc(9) }] }), /含有宏/],
    ['macros by their type', office({ types: macroType }), /含有宏/],
    ['macros by their type, written otherwise', office({ types: hidden }), /含有宏/],
    [
      'macros of Excel 4',
      office({ kind: 'xlsx', more: [{ name: 'xl/macrosheets/s.xml', data: Buffer.from('<x/>') }] }),
      /宏/,
    ],
    [
      'a program in a document',
      office({ more: [{ name: 'word/embeddings/oleObject1.bin', data: Buffer.alloc(9) }] }),
      /宏/,
    ],
    [
      'a template from elsewhere',
      office({ more: [relationship('attachedTemplate', 'https://evil.example/a.dotm')] }),
      /网上/,
    ],
    ['a template from a share', office({ more: [relationship('attachedTemplate', '\\\\evil\\a.dotm')] }), /网上/],
    ['an object from elsewhere', office({ more: [relationship('oleObject', 'http://evil.example/')] }), /网上/],
    [
      'types in another encoding',
      zipOf([{ name: '[Content_Types].xml', data: Buffer.from('\ufeff<Types/>', 'utf16le') }]),
      /打不开/,
    ],
    ['two parts of one name', office({ more: [{ name: 'word/Document.xml', data: Buffer.from('<x/>') }] }), /打不开/],
    [
      'a part with a name of 60,000 letters',
      office({ more: [{ name: 'embeddings/'.repeat(5_000), data: Buffer.from('x') }] }),
      /打不开/,
    ],
    ['a path that leads out', office({ more: [{ name: '../../etc/passwd', data: Buffer.from('x') }] }), /打不开/],
  ])('%s', async (_, file, said) => {
    expect(await refusal(file)).toMatch(said)
  })

  test('a bomb, also one that lies about its size, soon', async () => {
    const data = Buffer.alloc(80 * 1024 * 1024, 65)
    const began = performance.now()
    expect(await refusal(office({ more: [{ name: 'word/media/a', data }] }))).toMatch(/展开后过大/)
    expect(await refusal(office({ more: [{ name: 'word/media/a', data, claims: 10 }] }))).toMatch(/过大|打不开/)
    expect(await refusal(office({ types: `<!--${'x'.repeat(2_000_000)}-->` }))).toMatch(/展开后过大/)
    // As many open tags keep the parser busy for minutes where nobody counts them.
    expect(await refusal(office({ types: '<a>'.repeat(300_000) }))).toMatch(/打不开/)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('more parts than any document has', async () => {
    const more = Array.from({ length: 2_100 }, (_, i) => ({ name: `p${i}`, data: Buffer.alloc(1) }))
    expect(await refusal(office({ more }))).toMatch(/展开后过大/)
  })
})

test('whatever bytes come, it is a kind or a refusal', async () => {
  const seeds = [pdf(), png(), jpeg(), office(), office({ kind: 'xlsx' })]
  let state = 7
  const below = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state % n
  }
  for (let i = 0; i < 2_000; i++) {
    const file = Buffer.from(seeds[i % seeds.length] ?? pdf())
    for (let n = below(6); n >= 0; n--) file[below(file.length)] = below(256)
    const cut = below(3) === 0 ? file.subarray(0, below(file.length)) : file
    await recognise(cut).catch((error) => expect(error).toBeInstanceOf(Refusal))
  }
})
