import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, type Table } from 'docx'
import { legibleLine } from '../../legible.ts'
import { pageNumber } from '../../letter-form/docx/foot.ts'
import { titleOf } from '../../letter-form/docx/head.ts'
import { said } from '../../letter-form/docx/type.ts'
import { ems, grid, letterForm, size } from '../../letter-form/grid.ts'
import type { Block, Report } from '../blocks.ts'
import { chartOf } from './chart.ts'
import { styles, tablePoints } from './styles.ts'
import { tableOf } from './table.ts'

const headings = {
  1: { heading: HeadingLevel.HEADING_1, face: 'heading' },
  2: { heading: HeadingLevel.HEADING_2, face: 'subheading' },
} as const

const blockOf = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading': {
      const { heading, face } = headings[block.level]
      return [new Paragraph({ heading, children: [said(block.text, { face })] })]
    }
    case 'text':
      return [
        new Paragraph({
          alignment: AlignmentType.BOTH,
          indent: { firstLineChars: 200, firstLine: ems(2) },
          children: [said(block.text)],
        }),
      ]
    case 'note':
      return [new Paragraph({ style: 'Note', children: [said(block.text, { size: tablePoints, face: 'page' })] })]
    case 'table':
      return tableOf(block)
    case 'chart':
      return chartOf(block)
  }
}

/** A line below the title: who reports, and of which day. */
const below = (text: string, after = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [said(text, { face: 'subheading' })],
  })

/** Every text in it as a document can hold it, each in one line. */
const cleaned = <T>(value: T): T => {
  if (typeof value === 'string') return legibleLine(value) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleaned(v)])) as T
  return value
}

const documentOf = ({ title, organ, day, blocks }: Report): Document =>
  new Document({
    title,
    creator: organ,
    lastModifiedBy: organ,
    description: '',
    evenAndOddHeaderAndFooters: true,
    externalStyles: styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: grid.page.width, height: grid.page.height },
            margin: { ...grid.margin, header: letterForm.head, footer: letterForm.lowerLine, gutter: 0 },
          },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [titleOf({ title }, 0), below(organ), below(day, size.body * 20), ...blocks.flatMap(blockOf)],
      },
    ],
  })

/**
 * A report as a Word document that a person can edit: headings that Word lists, tables, and charts of Word's own with
 * their data in the document. The page is that of GB/T 9704-2012.
 */
export const reportDocx = async (report: Report): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await Packer.toBuffer(documentOf(cleaned(report))))
