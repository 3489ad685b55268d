import * as z from 'zod'

/**
 * A text in the log: short ones as they are, long ones (drafts, letters) as the SHA-256 under which the store
 * holds them beside the log, so that commits stay small.
 */
export const Text = z.union([z.string(), z.strictObject({ $text: z.string() })])
export type Text = z.infer<typeof Text>

/** Strings above this many UTF-8 bytes are stored beside the log. */
export const inlineBytes = 480

export const isTextRef = (value: unknown): value is { $text: string } =>
  typeof value === 'object' && value !== null && typeof (value as { $text?: unknown }).$text === 'string'

/**
 * Takes the long strings out of a JSON value: answers the value with references in their place and the texts by
 * their SHA-256 (hex).
 */
export const detachTexts = <T>(
  value: T,
  sha256: (text: string) => string,
): { value: T; texts: Map<string, string> } => {
  const texts = new Map<string, string>()
  const walk = (v: unknown): unknown => {
    if (typeof v === 'string') {
      if (v.length * 3 <= inlineBytes || Buffer.byteLength(v) <= inlineBytes) return v
      const $text = sha256(v)
      texts.set($text, v)
      return { $text }
    }
    if (Array.isArray(v)) return v.map(walk)
    if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]))
    return v
  }
  return { value: walk(value) as T, texts }
}

/** All references in a JSON value. */
export const textRefs = (value: unknown): string[] => {
  if (isTextRef(value)) return [value.$text]
  if (Array.isArray(value)) return value.flatMap(textRefs)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textRefs)
  return []
}

/** Puts texts back in the place of their references; one that is not given stays a reference. */
export const attachTexts = <T>(value: T, texts: ReadonlyMap<string, string>): T => {
  const walk = (v: unknown): unknown => {
    if (isTextRef(v)) return texts.get(v.$text) ?? v
    if (Array.isArray(v)) return v.map(walk)
    if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]))
    return v
  }
  return walk(value) as T
}
