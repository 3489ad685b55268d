import { Document, DocumentGridType, Packer, SectionType } from 'docx'
import { legible, legibleLine } from '../../legible.ts'
import { grid, letterForm } from '../grid.ts'
import type { Letter } from '../letter.ts'
import { feedbackSheet } from './feedback.ts'
import { copyBlock, footers, headers, last, plainFooters, plainHeaders } from './foot.ts'
import { letterhead, numberLine, titleOf } from './head.ts'
import { styles } from './styles.ts'
import { enclosed, notes, signature, textOf } from './text.ts'

const paper = {
  page: {
    size: { width: grid.page.width, height: grid.page.height },
    margin: { ...grid.margin, header: letterForm.head, footer: letterForm.lowerLine, gutter: 0 },
  },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: grid.line, charSpace: grid.characterSpace },
}

/** Every text in it as a document can hold it: only the body has several lines. */
const cleaned = <T>(value: T, key = ''): T => {
  if (typeof value === 'string') return (key === 'body' ? legible(value) : legibleLine(value)) as T
  if (Array.isArray(value)) return value.map((v) => cleaned(v)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleaned(v, k)])) as T
  return value
}

const documentOf = (letter: Letter): Document =>
  new Document({
    title: letter.title,
    creator: letter.unit,
    lastModifiedBy: letter.unit,
    description: '',
    evenAndOddHeaderAndFooters: true,
    externalStyles: styles,
    sections: [
      {
        properties: { ...paper, titlePage: true },
        headers: headers(letter),
        footers: footers(),
        children: [
          ...letterhead(letter),
          ...numberLine(letter),
          titleOf(letter),
          ...textOf(letter),
          ...enclosed(letter),
          ...signature(letter),
          ...notes(letter),
          ...copyBlock(letter),
          last(),
        ],
      },
      ...(letter.feedback
        ? [
            {
              properties: { ...paper, type: SectionType.NEXT_PAGE, titlePage: false },
              headers: plainHeaders(),
              footers: plainFooters(),
              children: feedbackSheet(letter.feedback),
            },
          ]
        : []),
    ],
  })

/** A letter as a Word document in the form of GB/T 9704-2012, with its feedback form as a sheet of its own. */
export const letterDocx = async (letter: Letter): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await Packer.toBuffer(documentOf(cleaned(letter))))
