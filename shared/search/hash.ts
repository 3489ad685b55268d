/** Bits of a term's hash. Two terms may share one: every hit is verified on the text, so that costs a look at most. */
export const hashBits = 22

/** A term's place in the index: FNV-1a over its UTF-16 units, mixed, cut to `hashBits`. */
export const termHash = (term: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> (32 - hashBits)
}
