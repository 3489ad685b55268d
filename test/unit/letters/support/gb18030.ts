/** The two-byte characters of GB18030: those of GBK, which are all that letters use. */
const codes = (() => {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return found
})()

/** A text as the bytes of GB18030; throws for a character that has no two-byte code. */
export const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      if (code < 0x80) return [code]
      const bytes = codes.get(character)
      if (!bytes) throw new Error(`no two-byte code for ${character}`)
      return bytes
    }),
  )
