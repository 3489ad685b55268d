import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../shared/letters/normalise.ts'
import { decode } from '../../../shared/letters/source/decode.ts'
import { formatOfName, formatOfType, letterTypes } from '../../../shared/letters/source/media-type.ts'
import { largestFile, textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { textOfHtml } from '../../../shared/letters/source/text-of-html.ts'
import { gb18030 } from './support/gb18030.ts'

describe('bytes become text', () => {
  const text = '对第1号建议的答复'
  const cases: [what: string, bytes: Uint8Array, mediaType: string][] = [
    ['UTF-8', Buffer.from(text), ''],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), ''],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), ''],
    ['GB18030 that nothing announces', gb18030(text), ''],
    ['GB18030 by the media type', gb18030(text), 'text/plain; charset=gb2312'],
    ['GB18030 under a wrong name', gb18030(text), 'text/plain; charset=utf-8'],
    ['GB18030 under a name that does not exist', gb18030(text), 'text/plain; charset=nonsense'],
  ]
  test.each(cases)('%s', (_, bytes, mediaType) => expect(decode(bytes, mediaType)).toBe(text))

  test('a page in UTF-8 that says GBK is not taken for GBK', () => {
    expect(decode(Buffer.from(`<meta charset="gbk">${text}`))).toContain(text)
  })

  test.each([
    ['zeros', new Uint8Array(100)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
  ])('%s: no text', (_, bytes) => expect(() => decode(bytes)).toThrow(/不是文字/))

  test('a zip under the name of a text is no text', async () => {
    await expect(textOfFile(Buffer.from('PK\u0003\u0004'), 'text')).rejects.toMatchObject({ reason: 'NOT_TEXT' })
  })

  test('a file that is too large is not looked at', async () => {
    await expect(textOfFile(new Uint8Array(largestFile + 1), 'text')).rejects.toMatchObject({ reason: 'TOO_LARGE' })
  })

  test('an empty file is an empty text', async () => {
    expect(await textOfFile(new Uint8Array(), 'docx')).toBe('')
  })
})

describe('a web page becomes text', () => {
  const cases: [what: string, html: string, text: string][] = [
    ['blocks are lines', '<div>甲</div><p>乙<br>丙</p>', '甲\n乙\n丙'],
    ['line breaks of the source are none', '<p>答\n  复</p>', '答 复'],
    [
      'cells of a row share a line',
      '<tr><td><p>文 号</p></td><td>〔2024〕1号</td></tr><tr><td>标题</td></tr>',
      '文 号 〔2024〕1号\n标题',
    ],
    ['a cell that holds the letter keeps its lines', '<table><tr><td><p>甲</p><p>乙</p></td></tr></table>', '甲\n乙'],
    ['what is not seen is left out', '<style>p{}</style><script>甲</script><!-- 乙 --><p>丙</p>', '丙'],
    [
      'what the head says comes first',
      '<p>甲</p><meta name="pubdate" content="2024-05-06 10:00"><meta name="Other" content="x">',
      'PubDate:2024-05-06 10:00\n甲',
    ],
    ['entities are characters', '<p>甲&nbsp;&#20057;&lt;</p>', '甲 乙<'],
    ['tags may be left open', '<div><table><tr><td>甲<p>乙', '甲\n乙'],
  ]
  test.each(cases)('%s', (_, html, text) => {
    expect(normalise(textOfHtml(html)).replace(/\n+/g, '\n')).toBe(text)
  })

  test('tags that are nested without end are refused at once', () => {
    const before = performance.now()
    expect(() => textOfHtml('<div>'.repeat(1_000_000))).toThrow(/层层嵌套/)
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

test('formats go by media type and by name', () => {
  expect(formatOfType('Text/HTML; charset=gbk')).toBe('html')
  expect(formatOfType(letterTypes.docx)).toBe('docx')
  expect(formatOfType('application/pdf')).toBeNull()
  expect(formatOfName('答复.第31号.DOCX')).toBe('docx')
  expect(formatOfName('答复')).toBeNull()
})
