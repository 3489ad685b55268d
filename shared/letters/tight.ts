/** A place in the normalised text, from `start` to before `end`. */
export type Span = { start: number; end: number }

/** A piece of the text without its blanks (letters print 答 复 and 张 三), which still knows where each character stood. */
export type Tight = {
  text: string
  /** Where the part from `from` to before `to` stands in the normalised text. */
  span(from: number, to: number): Span
  /** Whether blanks stand before the character at `i`. */
  gapBefore(i: number): boolean
}

/** Takes the blanks out of the spans and joins them. */
export const tighten = (text: string, ...spans: Span[]): Tight => {
  const places: number[] = []
  let tight = ''
  for (const { start, end } of spans)
    for (let i = start; i < end; i++) {
      const character = text[i] as string
      if (character === ' ' || character === '\n') continue
      tight += character
      places.push(i)
    }
  return {
    text: tight,
    span(from, to) {
      const start = places[from] ?? spans[0]?.start ?? 0
      return { start, end: to > from ? (places[to - 1] ?? start) + 1 : start }
    },
    gapBefore: (i) => i > 0 && places[i] !== (places[i - 1] ?? 0) + 1,
  }
}
