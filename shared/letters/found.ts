import type { LetterField } from './letter.ts'
import type { Span } from './tight.ts'

/** A value of a field with the place it was read from; `problem` is what is wrong with how it is printed, in Chinese. */
export type Found<T> = Span & { value: T; confidence: number; problem?: string }

/** What was found for a field, the best first; further problems, where nothing could be taken or the parts disagree. */
export type Findings<T> = { found: Found<T>[]; problems?: string[] }

export type Problem = { field: LetterField; problem: string }
