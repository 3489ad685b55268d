/** Twentieths of a point, in which Word measures: 1440 to the inch. */
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

const page = { width: twips(210), height: twips(297) }
const text = { left: twips(28), top: twips(37), width: twips(156), height: twips(225) }

/** The sizes of type that letters use, in points: 2号, 3号, 4号, 5号. */
export const size = { title: 22, body: 16, small: 14, tiny: 10.5 } as const

const lines = 22
const characters = 28
/** From one line to the next: 22 lines fill the page. */
const line = Math.floor(text.height / lines)
/** From one character to the next: 28 fill a line. */
const character = text.width / characters

/** The page of an official document in twips (GB/T 9704-2012, 5.2 and 6): A4 with 22 lines of 28 characters. */
export const grid = {
  page,
  text,
  margin: {
    top: text.top,
    left: text.left,
    right: page.width - text.left - text.width,
    bottom: page.height - text.top - text.height,
  },
  line,
  character,
  /** What is added to each character of 16 points so that 28 fill a line, in 4096ths of a point, as Word keeps it. */
  characterSpace: Math.floor((character / 20 - size.body) * 4096),
  /** The same in whole twips. */
  closer: Math.floor(character - size.body * 20),
  /** How many characters a line of a title has at most: one less than would fit. */
  titleCharacters: Math.floor(text.width / (size.title * 20)) - 1,
} as const

/** The form of a letter (信函格式, 10.1): where its head and its two red double lines are. Twips. */
export const letterForm = {
  head: twips(30),
  /** Between the letterhead and the line below it. */
  belowHead: twips(4),
  /** From the lower edge of the page. */
  lowerLine: twips(20),
  lineWidth: twips(170),
  lineLeft: (page.width - twips(170)) / 2,
  red: 'FF0000',
} as const

/** As many characters of a size in points, in twips. */
export const ems = (count: number, points: number = size.body): number =>
  Math.round(count * (points === size.body ? character : points * 20))
