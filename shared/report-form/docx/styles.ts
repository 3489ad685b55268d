import { faces } from '../../letter-form/docx/type.ts'
import { ems, grid, size } from '../../letter-form/grid.ts'

const fonts = ({ ascii, eastAsia }: (typeof faces)[keyof typeof faces]): string =>
  `<w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:cs="${ascii}" w:eastAsia="${eastAsia}" w:hint="eastAsia"/>`

const sized = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`

type Style = { id: string; name: string; paragraph: string; face: keyof typeof faces; points: number }

const styleOf = ({ id, name, paragraph, face, points }: Style): string => `
  <w:style w:type="paragraph" w:styleId="${id}">
    <w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
    <w:pPr>${paragraph}</w:pPr>
    <w:rPr>${fonts(faces[face])}${sized(points)}</w:rPr>
  </w:style>`

/** Two characters in. */
const indent = `<w:ind w:firstLineChars="200" w:firstLine="${ems(2)}"/>`
const heading = (level: number): string => `<w:keepNext/>${indent}<w:outlineLvl w:val="${level - 1}"/>`
const line = (points: number): number => Math.round(points * 20)

/** What a table's text is set in, in points. */
export const tablePoints = size.tiny

/**
 * The styles of a report: text as in letters, headings by their built-in names so that word processors list them beside
 * the text, and smaller type for tables and what stands at charts.
 */
export const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:docDefaults>
    <w:rPrDefault><w:rPr>${fonts(faces.text)}${sized(size.body)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
    <w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${grid.line}" w:lineRule="exact"/></w:pPr>
    <w:rPr>${sized(size.body)}</w:rPr>
  </w:style>${[
    { id: 'Heading1', name: 'heading 1', paragraph: heading(1), face: 'heading', points: size.body } as const,
    { id: 'Heading2', name: 'heading 2', paragraph: heading(2), face: 'subheading', points: size.body } as const,
    {
      id: 'Caption',
      name: 'caption',
      paragraph: `<w:keepNext/><w:spacing w:before="160" w:after="60" w:line="${line(size.small * 1.4)}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      face: 'heading',
      points: 12,
    } as const,
    {
      id: 'TableText',
      name: 'Table Text',
      paragraph: `<w:spacing w:before="0" w:after="0" w:line="${line(tablePoints * 1.4)}" w:lineRule="exact"/>`,
      face: 'text',
      points: tablePoints,
    } as const,
    {
      id: 'Note',
      name: 'Note',
      paragraph: `<w:spacing w:before="60" w:after="160" w:line="${line(tablePoints * 1.5)}" w:lineRule="exact"/>`,
      face: 'page',
      points: tablePoints,
    } as const,
  ]
    .map(styleOf)
    .join('')}
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
    </w:tblCellMar></w:tblPr>
  </w:style>
</w:styles>`
