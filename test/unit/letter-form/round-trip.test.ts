import { expect, test } from 'vitest'
import { letterDocx } from '../../../shared/letter-form/docx/document.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { textOfDocx } from '../../../shared/letters/source/text-of-docx.ts'
import { letter } from './support/letter.ts'

/* What the system sends it can read back: the letter's Word file gives the record that it was made of. */

test('our own letter is read as what it says', async () => {
  const reading = readLetter(await textOfDocx(await letterDocx(letter)))
  expect(reading.kind).toBe('reply')
  expect(reading.letter).toMatchObject({
    number: '0105',
    congress: 8,
    session: 4,
    title: letter.title,
    suggestionTitle: '关于方便老年人就近取药的建议',
    deputies: ['陆春燕', '邱怀山'],
    leadUnit: '云江市医疗保障局',
    category: 'B',
    documentNumber: letter.documentNumber,
    issuedOn: letter.date,
    signer: '方其昌',
    contact: '医药服务管理处 邵立安',
    copyTo: [...letter.copyTo],
    disclosure: 'open',
  })
  expect(reading.letter.sections.map((s) => `${s.level} ${s.title}`)).toEqual(
    expect.arrayContaining(['1 已经做的', '2 社区药房', '3 增加药品', '1 下一步打算']),
  )
  expect(reading.issues.filter((i) => !['publishedOn', 'indexNumber', 'coUnits'].includes(i.field))).toEqual([])
})
