import { fewestRanked } from '../../../shared/rates/ranking.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import type { ReportData } from './data.ts'
import { day, h1, p } from './words.ts'

/** 七、指标口径说明: what the figures mean, so that others can check them. */
export const basisText = ({ now: { asOf }, today, before }: ReportData): Block[] => [
  h1('七、指标口径说明'),
  ...p(
    '（一）统计单位。建议以件计，承办件以件次计：一件建议分别由几个单位办理的，计几个件次。各项指标按承办件的首次答复统计；重新办理的答复另计按期率。',
  ),
  ...p('（二）不计入的。代表撤回、退回、转作参阅和上级转来的，不计入各项指标。除此以外没有略去的承办件。'),
  ...p(
    '（三）期限。期限当天不算超期，次日起算；获准延期的以延期后的期限计，按原期限办结率不计延期。办结后补录的，以登记的发文日期计。',
  ),
  ...p('（四）评价。满意率以最后一次评价计，代表没有评价的不算满意，另计反馈率。'),
  ...p(
    '（五）承诺事项。承诺落实率以最初承诺的期限计，改期不影响；不再落实的算没有落实。承诺事项计在作出答复的单位名下。',
  ),
  ...p(`（六）没有数据。分母为0的，写明没有数据；不足${fewestRanked}件次的单位不排位次。`),
  ...p(
    `（七）截至日期。各项数字和名单以${day(asOf)}当日终了时系统所登记的为准，以后补登的不计入。`,
    asOf > today ? `该日尚未到来，按${day(today)}的情况推算：此后不再答复的，到期即算超期。` : undefined,
    before ? `上年的数字以${day(before.figures.asOf)}当日终了时所登记的为准。` : undefined,
  ),
  ...p('（八）公开。保密的建议和代表不同意公开的建议，名单中不列出；数字按编报人的查阅权限计算。'),
]
