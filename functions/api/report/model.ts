import { questions } from '../../../shared/profiles/questions.ts'
import type { Block, Report } from '../../../shared/report-form/blocks.ts'
import { basisText } from './basis-text.ts'
import type { ReportData } from './data.ts'
import { groupsText } from './groups-text.ts'
import { keyText } from './key-text.ts'
import { lateText } from './late-text.ts'
import { overviewText } from './overview-text.ts'
import { promisesText } from './promises-text.ts'
import { ratesText } from './rates-text.ts'
import { day } from './words.ts'

const titleOf = ({ session, unit }: ReportData): string =>
  unit
    ? `${unit.name}关于${session.name}代表建议、批评和意见办理情况的报告`
    : `关于${session.name}代表建议、批评和意见办理情况的报告`

/** Tables and charts are numbered as they come: 表1, 图1. */
const numbered = (blocks: readonly Block[]): Block[] => {
  let [tables, charts] = [0, 0]
  return blocks.map((block) => {
    if (block.kind === 'table') return { ...block, caption: `表${++tables}　${block.caption}` }
    return block.kind === 'chart' ? { ...block, caption: `图${++charts}　${block.caption}` } : block
  })
}

/**
 * The yearly report (代表法 2025: public) in words: counts, rates with what they count and last year's, units and topics,
 * key-supervised ones, promises, late ones with the reasons on record. Pure; of the same data the same report.
 */
export const reportOf = (data: ReportData): Report => ({
  title: titleOf(data),
  organ: data.unit?.name ?? questions.copyTo.values.congress.zh,
  day: `（截至${day(data.now.asOf)}）`,
  blocks: numbered([
    ...overviewText(data),
    ...ratesText(data),
    ...groupsText(data),
    ...keyText(data),
    ...promisesText(data),
    ...lateText(data),
    ...basisText(data),
  ]),
})
