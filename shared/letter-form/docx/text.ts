import { AlignmentType, Paragraph, type TextRun } from 'docx'
import { dated } from '../day.ts'
import { ems, grid } from '../grid.ts'
import type { Letter } from '../letter.ts'
import { type Level, type Paragraph as Marked, paragraphsOf } from '../markup.ts'
import { widthOf } from '../width.ts'
import { said } from './type.ts'

/** 一、黑体 （一）楷体 1. and （1）仿宋; the third level, where it is a line of its own, stands out by weight alone. */
const looks: Record<Level, Parameters<typeof said>[1]> = {
  1: { face: 'heading' },
  2: { face: 'subheading' },
  3: { bold: true },
  4: {},
}

/** A paragraph of running text: two characters in, both edges straight. */
const indented = (children: TextRun[], more: { level?: Level; keepNext?: boolean; before?: number } = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLineChars: 200, firstLine: ems(2) },
    ...(more.keepNext && { keepNext: true }),
    ...(more.before && { spacing: { before: more.before } }),
    // Word lists headings of their own beside the text.
    ...(more.level && { outlineLevel: more.level - 1 }),
    children,
  })

const marked = ({ level, heading, text }: Marked, isLast: boolean): Paragraph => {
  const alone = level !== undefined && text === ''
  return indented(
    [...(heading ? [said(heading, level && looks[level])] : []), ...(text ? [said(text)] : [])],
    // A heading stays with its text, and the end of the text with who signs it.
    { ...(alone && { level }), keepNext: alone || isLast },
  )
}

/** To whom it is, and what is said. */
export const textOf = ({ to, body }: Letter): Paragraph[] => [
  new Paragraph({ children: [said(`${to}：`)] }),
  ...paragraphsOf(body).map((paragraph, i, all) => marked(paragraph, i === all.length - 1)),
]

/** What the form that goes along is called. */
export const feedbackTitle = '代表建议办理情况征询意见表'

/** 附件说明, a line below the text. */
export const enclosed = ({ feedback }: Letter): Paragraph[] =>
  feedback ? [indented([said(`附件：${feedbackTitle}`)], { before: grid.line, keepNext: true })] : []

/** In characters from the right edge: the date four, for the seal; the unit centred above it. A long name moves both. */
const fromTheRight = (unit: string, day: string): { unit: number; day: number } => {
  const half = (widthOf(unit) - widthOf(day)) / 2
  return { unit: Math.max(0, 4 - half), day: Math.max(4, half) }
}

/** 落款: the unit and the day, which never stand on a page by themselves. */
export const signature = ({ unit, date }: Letter): Paragraph[] => {
  const day = date ? dated(date) : '（发文日期）'
  const right = fromTheRight(unit, day)
  const line = (text: string, characters: number, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: ems(characters) },
      keepNext: true,
      spacing: { before },
      children: [said(text)],
    })
  return [line(unit, right.unit, 2 * grid.line), line(day, right.day)]
}

/** 附注: how it is disclosed, and whom to ask. */
export const notes = ({ disclosure, contact }: Letter): Paragraph[] =>
  [...(disclosure ? [`（此件${disclosure}）`] : []), ...(contact ? [`（联系人：${contact}）`] : [])].map((note) =>
    indented([said(note)], { keepNext: true }),
  )
