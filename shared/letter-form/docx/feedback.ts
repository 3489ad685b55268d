import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { questions } from '../../profiles/questions.ts'
import { grid, size } from '../grid.ts'
import type { FeedbackForm } from '../letter.ts'
import { titleOf } from './head.ts'
import { feedbackTitle } from './text.ts'
import { exactly, said } from './type.ts'

const columns = [0.17, 0.31, 0.17, 0.35].map((share) => Math.round(share * grid.text.width))
const widthOfColumns = (from: number, count: number): number =>
  columns.slice(from, from + count).reduce((a, b) => a + b, 0)

const inCell = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  new Paragraph({
    alignment,
    spacing: exactly(size.small * 1.4),
    children: [said(text, { size: size.small, face: 'page' })],
  })

const cell = (children: Paragraph[], from: number, count = 1): TableCell =>
  new TableCell({
    columnSpan: count,
    width: { size: widthOfColumns(from, count), type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.CENTER,
    children,
  })

const label = (text: string, at: number): TableCell => cell([inCell(text, AlignmentType.CENTER)], at)
const value = (text: string, at: number, count = 1): TableCell => cell([inCell(text, AlignmentType.LEFT)], at, count)

const row = (children: TableCell[], height = 640): TableRow =>
  new TableRow({ cantSplit: true, height: { value: height, rule: HeightRule.ATLEAST }, children })

const choices = ['满意', '基本满意', '不满意'].map((word) => `□${word}`).join('　')

/** 征询意见表, a sheet that is sent back by itself, so it says of which letter it is the annex (GB/T 9704-2012, 7.3.7). */
export const feedbackSheet = (form: FeedbackForm): (Paragraph | Table)[] => [
  new Paragraph({ children: [said(`${form.documentNumber ?? ''}附件`, { face: 'heading' })] }),
  titleOf({ title: feedbackTitle }, grid.line),
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: grid.text.width, type: WidthType.DXA },
    columnWidths: columns,
    rows: [
      row([label('会议届次', 0), value(form.session, 1), label('建议编号', 2), value(form.number, 3)]),
      row([label('建议标题', 0), value(form.title, 1, 3)]),
      row([label('代表姓名', 0), value(form.deputies, 1, 3)]),
      row([label('承办单位', 0), value(form.unit, 1, 3)]),
      row([label('答复文号', 0), value(form.documentNumber ?? '', 1, 3)]),
      ...form.items.map((item) => row([label(questions.items.values[item].zh, 0), value(choices, 1, 3)])),
      row([label('意见和建议（不满意的请写明理由）', 0), value('', 1, 3)], 2800),
      row([label('代表签名', 0), value('', 1), label('日　　期', 2), value('　　年　　月　　日', 3)]),
    ],
  }),
  new Paragraph({
    spacing: { before: 120 },
    children: [said(`请${form.within ?? ''}填写后寄回承办单位。`, { size: size.small })],
  }),
]
