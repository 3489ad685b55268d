import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  type IFrameOptions,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { grid, letterForm, size } from '../grid.ts'
import type { Letter } from '../letter.ts'
import { trapezoid } from '../trapezoid.ts'
import { widthOf } from '../width.ts'
import { exactly, said } from './type.ts'

const { red, lineWidth } = letterForm

const largest = 36
const smallest = 18

/** The letterhead as large as it fits in one line, in points. */
const sizeOf = (letterhead: string): number =>
  Math.max(smallest, Math.min(largest, Math.floor(lineWidth / 20 / Math.max(1, widthOf(letterhead)))))

const lineOf = (letterhead: string): number => sizeOf(letterhead) * 1.2

/** A place on the page, whatever the margins are. */
const at = (x: number, y: number, width: number): IFrameOptions => ({
  type: 'absolute',
  position: { x, y },
  width,
  anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  wrap: FrameWrap.AROUND,
})

/** What stands at the upper edge: the category at the right and whose draft it is at the left, then the letterhead. */
export const letterhead = ({ letterhead: name, category, draft }: Letter): Paragraph[] => [
  new Paragraph({
    frame: at(grid.margin.left, letterForm.head - grid.line, grid.text.width),
    tabStops: [{ type: TabStopType.RIGHT, position: grid.text.width }],
    children: [
      said(draft === undefined ? '' : draftMark(draft), { face: 'heading' }),
      new TextRun({ children: [new Tab()] }),
      said(category === undefined ? '' : `答复类别：${category}`, { face: 'heading' }),
    ],
  }),
  new Paragraph({
    frame: at(letterForm.lineLeft, letterForm.head, lineWidth),
    alignment: AlignmentType.CENTER,
    spacing: exactly(lineOf(name)),
    children: [said(name, { face: 'title', size: sizeOf(name), color: red })],
  }),
]

/** How a draft is marked. */
export const draftMark = (draft: number): string => `第${draft}稿，未签发`

/** As much empty height, in points. */
const gap = (points: number): Paragraph =>
  new Paragraph({ spacing: exactly(points), children: [new TextRun({ text: '', size: 2 })] })

/** A paragraph that is nothing but the red line below it. `points` is how thick that is. */
const rule = (points: number): Paragraph =>
  new Paragraph({
    indent: { left: letterForm.lineLeft - grid.margin.left, right: letterForm.lineLeft - grid.margin.right },
    spacing: exactly(2),
    border: { bottom: { style: BorderStyle.SINGLE, size: points * 8, color: red, space: 0 } },
    children: [new TextRun({ text: '', size: 2 })],
  })

const thick = 3
const thin = 0.75

/** The red double line below the letterhead, the thick one above the thin one, as the first page's header: the text begins below it. */
export const upperLine = ({ letterhead: name }: Letter): Paragraph[] => [
  gap(lineOf(name) + letterForm.belowHead / 20),
  rule(thick),
  rule(thin),
  // From the line to what stands below it: seven eighths of a character (10.1).
  gap((size.body * 7) / 8),
]

/** The one at the foot of the first page, the thin one above. */
export const lowerLine = (): Paragraph[] => [rule(thin), rule(thick)]

/** 文号 at the right edge below the lines; at the left edge of the same line, as a block of its own, who signed. */
export const numberLine = ({ documentNumber, signedBy, draft }: Letter): Paragraph[] => [
  ...(signedBy
    ? [
        new Paragraph({
          frame: {
            ...at(0, 1, grid.text.width / 2),
            anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.TEXT },
          },
          children: [said('签发人：'), said(signedBy, { face: 'subheading' })],
        }),
      ]
    : []),
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [said(documentNumber ?? (draft === undefined ? '' : '文号待编'))],
  }),
]

/** The title, two lines below, in the lines of a trapezoid. A line between it and the text stays free. */
export const titleOf = ({ title }: Pick<Letter, 'title'>, before = 2 * grid.line): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { ...exactly(size.title * 1.5), before, after: grid.line },
    children: trapezoid(title, grid.titleCharacters).map((text, i) =>
      said(text, { face: 'title', size: size.title, ...(i > 0 && { break: 1 }) }),
    ),
  })
