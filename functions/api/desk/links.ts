/** The page of a suggestion; with a step it opens at that step. */
export const suggestionPath = (id: string, stepId?: string): string =>
  `/suggestions/${encodeURIComponent(id)}${stepId ? `#${encodeURIComponent(stepId)}` : ''}`

/** Where the form of a step is sent to. */
export const stepPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/steps/${encodeURIComponent(stepId)}`
