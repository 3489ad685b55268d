const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Characters of a code: 20 of 5 bits are 100 bits, out of reach of guessing at any rate that the door lets through. */
const codeLength = 20

const shape = new RegExp(`^[${alphabet}]{${codeLength}}$`)

/** The first 100 bits in Crockford's base32: without I, L, O and U, so that it can be read out and typed. */
export const codeOf = (bytes: Uint8Array): string => {
  if (bytes.length < 13) throw new RangeError('a code takes 100 bits')
  const bits = bytes.subarray(0, 13).reduce((all, byte) => (all << 8n) | BigInt(byte), 0n) >> 4n
  return Array.from({ length: codeLength }, (_, i) => {
    const left = BigInt(5 * (codeLength - 1 - i))
    return alphabet[Number((bits >> left) & 31n)]
  }).join('')
}

/** As it is shown and sent: groups of four with dashes. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/**
 * The code in what somebody typed or pasted, or undefined where there is none. Case, dashes and blanks do not matter,
 * O is 0, I and L are 1; full-width characters of a Chinese keyboard count as what they look like, and of a whole link
 * the part after # is taken.
 */
export const readCode = (typed: string): string | undefined => {
  const code = typed
    .slice(typed.lastIndexOf('#') + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_−]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return shape.test(code) ? code : undefined
}
