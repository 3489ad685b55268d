// Copies out of PDF files hold the radicals (⼈) that only look like characters.
const radicals = /[\u2E80-\u2FDF\uF900-\uFAFF]/g
const fullWidth = /[０-９Ａ-Ｚａ-ｚ]/g
const invisible = /\p{Cf}|[^\P{Cc}\n\t\v\f]/gu
// The regular space is in it: any run of blanks is one.
const blanks = /[\t\v\f \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g

const narrow = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/**
 * The text in which a letter is read and in which all offsets count: lines end with `\n` and have no blanks around
 * them, any blanks inside are one space, any empty lines are one, digits and Latin letters are the narrow ones, invisible
 * characters are gone. Punctuation stays as it is printed.
 */
export const normalise = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '')
    .replace(fullWidth, narrow)
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .replace(blanks, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
