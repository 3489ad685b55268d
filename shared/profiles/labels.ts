import type { Label } from './category.ts'
import type { LimitStart, LimitUnit } from './limit.ts'
import type { LimitName } from './limits.ts'

/** What each limit limits, in the order of the procedure. */
export const limitLabels: Readonly<Record<LimitName, Label>> = {
  review: { zh: '审核', en: 'review' },
  tellAccepted: { zh: '受理告知', en: 'telling the deputy of acceptance' },
  revise: { zh: '代表修改', en: 'revision by the deputy' },
  recessAssignment: { zh: '闭会期间建议交办', en: 'assigning a suggestion made in recess' },
  decline: { zh: '退办', en: 'decline by a unit' },
  reassign: { zh: '退办后重新交办', en: 're-assignment after a decline' },
  firstContact: { zh: '首次联络', en: 'first contact' },
  coOpinion: { zh: '会办意见', en: 'co-opinion' },
  coOpinionAgain: { zh: '会办意见重新提出', en: 'co-opinion given again' },
  coordinate: { zh: '协调', en: 'coordination' },
  reply: { zh: '答复', en: 'reply' },
  decideExtension: { zh: '延期决定', en: 'decision on an extension' },
  publish: { zh: '公开', en: 'publication' },
  evaluate: { zh: '代表评价', en: 'rating by the deputy' },
  rateFulfilment: { zh: '落实情况评价', en: 'rating of a fulfilled promise' },
  redoDecision: { zh: '不满意后的处理', en: 'decision after 不满意' },
  redoReply: { zh: '重新办理答复', en: 'redone reply' },
  revisit: { zh: '回访', en: 'revisit' },
  inspect: { zh: '督查复核', en: 'inspection' },
}

/** The day a limit runs from. */
export const startLabels: Readonly<Record<LimitStart, Label>> = {
  assigned: { zh: '交办', en: 'assignment' },
  received: { zh: '收到', en: 'receipt' },
  issued: { zh: '答复发出', en: 'issue of the reply' },
  delivered: { zh: '代表收到答复', en: 'delivery of the reply' },
  opened: { zh: '本环节开始', en: 'the start of this step' },
}

/** What opens the step that a limit counted from its opening belongs to. */
export const openingLabels: Readonly<Partial<Record<LimitName, Label>>> = {
  tellAccepted: { zh: '受理', en: 'acceptance' },
  reassign: { zh: '收到退办', en: 'receipt of the return' },
  coOpinionAgain: { zh: '主办单位提出要求', en: 'the lead’s demand' },
  rateFulfilment: { zh: '收到落实情况', en: 'the fulfilment notice' },
  redoDecision: { zh: '收到评价', en: 'receipt of the rating' },
  redoReply: { zh: '重新交办', en: 'the order to redo' },
  revisit: { zh: '评价结束', en: 'the end of the rating' },
}

/** In what a limit counts; the English in the singular. */
export const unitLabels: Readonly<Record<LimitUnit, Label>> = {
  workdays: { zh: '个工作日', en: 'working day' },
  days: { zh: '日', en: 'day' },
  months: { zh: '个月', en: 'month' },
}
