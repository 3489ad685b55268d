import { Document, DocumentGridType, type ISectionOptions, Packer, SectionType } from 'docx'
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

/** A letter's sections: the letter, which counts its own pages, and the form that goes along. */
const sectionsOf = (letter: Letter): ISectionOptions[] => [
  {
    properties: {
      ...paper,
      page: { ...paper.page, pageNumbers: { start: 1 } },
      type: SectionType.NEXT_PAGE,
      titlePage: true,
    },
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
]

const documentOf = (letters: readonly Letter[], { title, unit }: { title: string; unit: string }): Document =>
  new Document({
    title,
    creator: unit,
    lastModifiedBy: unit,
    description: '',
    evenAndOddHeaderAndFooters: true,
    externalStyles: styles,
    sections: letters.flatMap(sectionsOf),
  })

/** A letter as a Word document in the form of GB/T 9704-2012, with its feedback form as a sheet of its own. */
export const letterDocx = (letter: Letter): Promise<Uint8Array<ArrayBuffer>> => lettersDocx([letter], letter)

/** Several letters in one document, each from a new page on with its own numbers of pages; `about` names the whole. */
export const lettersDocx = async (
  letters: readonly Letter[],
  about: { title: string; unit: string },
): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, unit } = about
  return new Uint8Array(await Packer.toBuffer(documentOf(cleaned(letters), cleaned({ title, unit }))))
}
