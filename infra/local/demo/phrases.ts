export const redoInstructions =
  '代表对办理结果不满意。请对照代表意见逐条重新办理，写明已办事项、完成时间和责任单位，与代表当面沟通后再次答复。'

export const withheld = { disclosure: 'on-request', reason: '代表评价为不满意，重新办理后以新的答复公开。' }

/** 关于市八届人大四次会议第0001号建议办理情况的答复. */
export const replyTitle = (number: string, kind?: 'recess'): string =>
  `关于市八届人大四次会议${kind === 'recess' ? '闭会期间' : ''}第${number}号建议办理情况的答复`

/** The comments say how content the deputy is. */
export const resultOf = (comments: string): string =>
  comments.includes('基本满意') ? 'basically-satisfied' : 'satisfied'

const modes: [RegExp, string][] = [
  [/^电话(回访|沟通，介绍)|^与.{2,4}代表电话/, 'phone'],
  [/座谈|议事会|协商会/, 'forum'],
  [/实地|现场|踏勘|察看|参观|体验|夜查|检查|蹲点|实测|回访两|回访一|到.+回访/, 'field-study'],
  [/上门|走访|入户/, 'visit'],
]
/** How they met, as the summary tells it. */
export const contactMode = (summary: string, otherwise: string): string =>
  modes.find(([words]) => words.test(summary))?.[1] ?? otherwise

/** A first draft that the deputy cannot be content with: each part breaks off after its first sentence. */
export const roughDraft = (body: string): string =>
  [...body.split('\n').map((line) => line.replace(/。.+$/, '。')), '其余事项，我局将积极研究、适时推进。'].join('\n')
