/** Whether a character takes half of a square: Latin letters, figures and the like. */
const isHalf = (char: string): boolean => /^[\u0020-\u024f\u0370-\u052f]/.test(char)

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What people see as characters, in order. */
export const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment)

/** How wide a text is in print, in Chinese characters: 2025年 is 3. */
export const widthOf = (text: string): number =>
  charactersOf(text).reduce((sum, char) => sum + (isHalf(char) ? 0.5 : 1), 0)
