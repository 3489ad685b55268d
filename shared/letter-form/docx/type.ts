import type { IRunOptions } from 'docx'
import { LineRuleType, TextRun } from 'docx'
import { size } from '../grid.ts'

/** A face by the name that Chinese offices have it installed under; `latin` is what goes with it for letters and figures. */
const face = (eastAsia: string, latin = 'Times New Roman') => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  // Quotation marks, dashes and dots are in both scripts: they are set as Chinese.
  hint: 'eastAsia',
})

/** The faces of an official document (GB/T 9704-2012). */
export const faces = {
  text: face('仿宋_GB2312'),
  title: face('方正小标宋简体', '方正小标宋简体'),
  heading: face('黑体', '黑体'),
  subheading: face('楷体_GB2312'),
  page: face('宋体', '宋体'),
} as const

type Look = Omit<IRunOptions, 'text' | 'children' | 'font'> & { face?: keyof typeof faces }

/** A piece of text in one face. `size` is in points. */
export const said = (text: string, { face: name = 'text', size: points, ...look }: Look & { size?: number } = {}) =>
  new TextRun({
    text,
    font: faces[name],
    size: (points ?? size.body) * 2,
    // Only the text of the ordinary size is set closer, to fill its grid.
    ...(points !== undefined && points !== size.body && { characterSpacing: 0 }),
    ...look,
  })

/** Lines of a height in points of their own, whatever the grid says. */
export const exactly = (points: number) => ({ line: Math.round(points * 20), lineRule: LineRuleType.EXACT })
