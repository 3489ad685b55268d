/** The page of a suggestion; with a step it opens at that step. */
export const suggestionPath = (id: string, stepId?: string): string =>
  `/suggestions/${encodeURIComponent(id)}${stepId ? `#${encodeURIComponent(stepId)}` : ''}`

/** Where the form of a step is sent to. */
export const stepPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/steps/${encodeURIComponent(stepId)}`

/** A letter in the form of a document: `which` is the how many-th reply of the handling, or `draft`. */
export const letterPath = (id: string, handling: string, which: string): string =>
  `/suggestions/${encodeURIComponent(id)}/letters/${encodeURIComponent(handling)}/${which}`

/** The same as a Word document. */
export const letterWordPath = (id: string, handling: string, which: string): string =>
  `${letterPath(id, handling, which)}/word`

/** Where the reply is written. */
export const replyPath = (id: string, stepId: string): string =>
  `/suggestions/${encodeURIComponent(id)}/reply/${encodeURIComponent(stepId)}`

/** Where the form of an act is sent to. */
export const actPath = (id: string, act: string): string => `/suggestions/${encodeURIComponent(id)}/acts/${act}`

/** How the deputies of a suggestion are reached, and their links. */
export const deputiesPath = (id: string): string => `/suggestions/${encodeURIComponent(id)}/deputies`

/** Where files are attached to a suggestion. */
export const attachmentsPath = (id: string): string => `/suggestions/${encodeURIComponent(id)}/attachments`

/** A file by its hash, or an attachment by its id. */
export const attachmentPath = (id: string, of: string): string => `${attachmentsPath(id)}/${of}`
