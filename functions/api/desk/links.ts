/** The page of a suggestion; with a step it opens at that step. */
export const suggestionPath = (id: string, stepId?: string): string =>
  `/suggestions/${encodeURIComponent(id)}${stepId ? `#${encodeURIComponent(stepId)}` : ''}`

/** Where the form of a step is sent to. */
export const stepPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/steps/${encodeURIComponent(stepId)}`

/** A letter in the form of a document: `which` is the how many-th reply of the handling, or `draft`. */
export const letterPath = (id: string, handling: string, which: string): string =>
  `/suggestions/${encodeURIComponent(id)}/letters/${encodeURIComponent(handling)}/${which}`

/** Where the reply is written. */
export const replyPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/reply/${encodeURIComponent(stepId)}`

/** Where the form of an act is sent to. */
export const actPath = (id: string, act: string): string => `/suggestions/${encodeURIComponent(id)}/acts/${act}`
