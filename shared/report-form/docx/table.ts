import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { said } from '../../letter-form/docx/type.ts'
import { grid } from '../../letter-form/grid.ts'
import type { Column, Table as TableOf } from '../blocks.ts'
import { tablePoints } from './styles.ts'

const rule = { style: BorderStyle.SINGLE, size: 4, color: '404040' }
const borders = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule }

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** The columns in twips; together they fill the line. */
const widthsOf = (columns: readonly Column[]): number[] => {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(({ width }) => Math.floor((width / all) * grid.text.width))
}

const cell = (text: string, width: number, { align = 'left' }: Column, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 55, right: 55 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isHead && { shading: { fill: 'EEF2F3' } }),
    children: [
      new Paragraph({
        style: 'TableText',
        alignment: isHead ? AlignmentType.CENTER : alignments[align],
        children: [said(text, { size: tablePoints, face: isHead ? 'heading' : 'text' })],
      }),
    ],
  })

/** A table with its caption above; its head stands again on each page. */
export const tableOf = ({ caption, columns, rows }: TableOf): (Paragraph | Table)[] => {
  const widths = widthsOf(columns)
  const row = (texts: readonly string[], isHead = false) =>
    new TableRow({
      cantSplit: true,
      ...(isHead && { tableHeader: true }),
      children: columns.map((column, i) => cell(texts[i] ?? '', widths[i] ?? 0, column, isHead)),
    })
  return [
    new Paragraph({ style: 'Caption', children: [said(caption, { size: 12, face: 'heading' })] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders,
      rows: [
        row(
          columns.map(({ header }) => header),
          true,
        ),
        ...rows.map((texts) => row(texts)),
      ],
    }),
  ]
}
