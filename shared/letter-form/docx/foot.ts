import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HorizontalPositionAlign,
  PageNumber,
  Paragraph,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { ems, grid, size } from '../grid.ts'
import type { Letter } from '../letter.ts'
import { draftMark, lowerLine, upperLine } from './head.ts'
import { exactly, faces, said } from './type.ts'

const points = size.small

/** 抄送 at the foot of the letter's last page, between rules of 0.35 mm. */
export const copyBlock = ({ copyTo }: Letter): Paragraph[] => {
  const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 }
  const prefix = '抄送：'
  return copyTo.length === 0
    ? []
    : [
        new Paragraph({
          frame: {
            type: 'alignment',
            alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
            anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
            width: grid.text.width,
            wrap: FrameWrap.NOT_BESIDE,
          },
          spacing: exactly(points * 1.5),
          border: { top: edge, bottom: edge },
          indent: { left: ems(1 + prefix.length, points), right: ems(1, points), hanging: ems(prefix.length, points) },
          children: [said(`${prefix}${copyTo.join('，')}。`, { size: points })],
        }),
      ]
}

/** The last paragraph of the letter, of no height to speak of, that what stands at the foot of the page hangs on. */
export const last = (): Paragraph => new Paragraph({ spacing: exactly(1), children: [said('', { size: 1 })] })

/** — 2 —, one character from the outer edge. */
export const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: ems(1, points) },
        // It stands 7 mm below the text, above the place of the first page's line.
        spacing: { ...exactly(points * 1.3), after: 300 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: faces.page,
            size: points * 2,
            characterSpacing: 0,
          }),
        ],
      }),
    ],
  })

/** The first page has the lower red line and no number; the others have theirs at the outer edge. */
export const footers = () => ({
  first: new Footer({ children: lowerLine() }),
  default: pageNumber('right'),
  even: pageNumber('left'),
})

/** The first page has the upper red line; on the others a draft says that it is one. */
export const headers = (letter: Letter) => {
  const { draft } = letter
  const mark = () =>
    new Header({
      children:
        draft === undefined
          ? nothing()
          : [new Paragraph({ spacing: exactly(points * 1.3), children: [said(draftMark(draft), { size: points })] })],
    })
  return { first: new Header({ children: upperLine(letter) }), default: mark(), even: mark() }
}

/** A head or foot with nothing in it takes no room from the text. */
const nothing = () => [new Paragraph({ spacing: exactly(1) })]

/** A sheet that goes back by itself has no number of the letter's pages. */
export const plainFooters = () => ({
  default: new Footer({ children: nothing() }),
  even: new Footer({ children: nothing() }),
})

/** Nor a head. */
export const plainHeaders = () => ({
  default: new Header({ children: nothing() }),
  even: new Header({ children: nothing() }),
})
