/** The page on which one suggestion is assigned. */
export const assignPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/assign/${encodeURIComponent(stepId)}`
