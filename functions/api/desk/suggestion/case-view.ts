import type { caseView } from '../../views/case.view.ts'

/** A case as the API shows it, and as the pages do. */
export type CaseView = Awaited<ReturnType<typeof caseView>>
export type HandlingView = CaseView['handlings'][number]

/** A text in its place; nothing where it is missing. */
export const words = (text: unknown): string => (typeof text === 'string' ? text : '')
