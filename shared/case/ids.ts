import * as z from 'zod'

/** A session's id: congress and session, as in `16-5` for 市十六届人大五次会议. */
export const SessionId = z.string().regex(/^\d+-\d+$/, '届次写作「届-次」，例如 16-5')
export type SessionId = z.infer<typeof SessionId>

/** A suggestion's number as printed: a string, since widths differ ("1", "067", "0105", "BH035"). */
export const SuggestionNumber = z.string().regex(/^[A-Za-z0-9]{1,20}$/, '编号由 1 至 20 个字母或数字组成')

/** A unit's code: also part of step ids, so it has no dots. */
export const UnitCode = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, '单位代码由 1 至 32 个字母、数字、横线组成')

export const SuggestionKind = z.enum(['session', 'recess', 'bill', 'forwarded'])
export type SuggestionKind = z.infer<typeof SuggestionKind>

const infix: Record<SuggestionKind, string> = { session: '', recess: 'r-', bill: 'b-', forwarded: 'f-' }

/** `16-5-0105`; between sessions `16-5-r-1`, from a bill `16-5-b-1`, from above `16-5-f-1`. */
export const suggestionId = (session: string, kind: SuggestionKind, number: string): string =>
  `${session}-${infix[kind]}${number}`

/** The kind that a suggestion's id tells; a number has no dash, so that it is not mistaken. */
export const kindOf = (id: string): SuggestionKind => {
  const [, , letter, number] = id.split('-')
  return SuggestionKind.options.find((kind) => number !== undefined && infix[kind] === `${letter}-`) ?? 'session'
}

/** Handlings are numbered within the suggestion, never named by unit, which can change. */
export const handlingId = (suggestion: string, n: number): string => `${suggestion}.${n}`

/** The suggestion that a handling's or step's id belongs to. */
export const suggestionOf = (id: string): string => id.slice(0, id.indexOf('.') === -1 ? undefined : id.indexOf('.'))

/**
 * A step is named by what led to it: `handling.step.cause`, with the unit or the commitment where one cause
 * opens several. The same cause always gives the same id, so a replayed execution meets its own steps again.
 */
export const stepIdOf = (of: {
  suggestion: string
  handling?: string
  step: string
  cause: number
  unit?: string
  commitment?: string
}): string =>
  [of.handling ?? of.suggestion, of.step, of.cause, of.unit ?? of.commitment].filter((p) => p !== undefined).join('.')
