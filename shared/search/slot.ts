import type { Text } from '../case/text.ts'

/** A suggestion's place in the index: its id, the log version of the wording, and its terms' hashes, ascending. Never changed. */
export type Slot = { id: string; version: number; terms: number[] }

/**
 * What is indexed of a suggestion at present: the slot that counts (earlier ones are of an older wording), and the
 * texts that a hit is verified on.
 */
export type SearchEntry = { id: string; version: number; slot: number; digest: string; title: Text; body: Text }
