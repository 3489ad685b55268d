import type { HandlingStage, SuggestionStage } from '../../../../shared/case/state.ts'

/** 交办 沟通 起草 审签 评价 跟踪: the stages that the bar draws, in the order of the workflow. */
export const barStages = ['assignment', 'contact', 'drafting', 'clearance', 'evaluation', 'follow-up'] as const
export type BarStage = (typeof barStages)[number]

const stageOfHandling: Record<Exclude<HandlingStage, 'closed'>, BarStage> = {
  acknowledgement: 'assignment',
  consultation: 'contact',
  drafting: 'drafting',
  clearance: 'clearance',
  issued: 'evaluation',
  evaluation: 'evaluation',
  'follow-up': 'follow-up',
}

/** How far something has come: so many stages are done, and the one after them is the present one; all done: 6. */
export const handlingReached = (stage: HandlingStage): number =>
  stage === 'closed' ? barStages.length : barStages.indexOf(stageOfHandling[stage])

/** The same of the whole: with several handlings, as far as the last of them. */
export const reached = (stage: SuggestionStage, handlings: readonly { stage: HandlingStage }[]): number => {
  if (stage === 'closed') return barStages.length
  if (stage !== 'handling' || handlings.length === 0) return 0
  return Math.min(...handlings.map((h) => handlingReached(h.stage)))
}
