import { grid, size } from '../grid.ts'
import { faces } from './type.ts'

const { ascii, eastAsia } = faces.text
const halfPoints = size.body * 2

/**
 * The styles of a letter. The text takes its place in the grid by itself: 22 lines of an exact height, and characters
 * set so much closer that 28 fill a line. Programs differ in how they snap to a grid, and some give a character that
 * is wider than its square two of them.
 */
export const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:docDefaults>
    <w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:cs="${ascii}" w:eastAsia="${eastAsia}" w:hint="eastAsia"/>
      <w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>
      <w:lang w:val="en-US" w:eastAsia="zh-CN"/>
    </w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/>
    <w:qFormat/>
    <w:pPr>
      <w:widowControl w:val="0"/>
      <w:autoSpaceDE w:val="0"/>
      <w:autoSpaceDN w:val="0"/>
      <w:snapToGrid w:val="0"/>
      <w:spacing w:before="0" w:after="0" w:line="${grid.line}" w:lineRule="exact"/>
    </w:pPr>
    <w:rPr>
      <w:snapToGrid w:val="0"/>
      <w:spacing w:val="${grid.closer}"/>
      <w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>
    </w:rPr>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/>
    <w:tblPr>
      <w:tblInd w:w="0" w:type="dxa"/>
      <w:tblCellMar>
        <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
        <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
      </w:tblCellMar>
    </w:tblPr>
  </w:style>
</w:styles>`
