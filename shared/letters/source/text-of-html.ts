import { Parser } from 'htmlparser2'

const blocks = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const unseen = new Set('script style noscript template iframe object svg textarea button title'.split(' '))
/** What a page of the government says of itself in its head, where nobody sees it. */
const told = new Map(['ArticleTitle', 'PubDate', 'ContentSource'].map((name) => [name.toLowerCase(), name]))
/** Tables within tables beyond this depth are no layout any more. */
const deepest = 20

/**
 * The text of a saved web page: its metadata first (`PubDate:…`), one line each, then what one sees; the cells of a row
 * share a line. Linear in the length of the page; nothing in it is run or loaded.
 */
export const textOfHtml = (html: string): string => {
  const page = new PageText()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      ontext: (text) => page.say(text),
      onclosetag: (name) => page.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  return page.toString()
}

const isCell = (name: string): boolean => name === 'td' || name === 'th'

class PageText {
  #metadata: string[] = []
  /** The page's pieces, then those of each cell that is open, the innermost last. */
  #open: string[][] = [[]]
  #ignoredCells = 0
  #unseen = 0

  open(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.#unseen++
    else if (name === 'meta') this.#tell(attributes)
    else if (isCell(name)) this.#openCell()
    else if (name === 'br' || blocks.has(name)) this.#push('\n')
  }

  close(name: string): void {
    if (unseen.has(name)) this.#unseen = Math.max(0, this.#unseen - 1)
    else if (isCell(name)) this.#closeCell()
    else if (blocks.has(name)) this.#push('\n')
  }

  say(text: string): void {
    // Line breaks in the source are blanks on the page.
    if (this.#unseen === 0) this.#push(text.replace(/\s+/g, ' '))
  }

  toString(): string {
    while (this.#open.length > 1) this.#closeCell()
    return [...this.#metadata, ...(this.#open[0] ?? []).join('').split(/\n\s*/)].join('\n')
  }

  #push(piece: string): void {
    this.#open.at(-1)?.push(piece)
  }

  #tell({ name = '', content = '' }: Record<string, string>): void {
    const known = told.get(name.toLowerCase())
    const value = content.replace(/\s+/g, ' ').trim()
    if (known && value !== '') this.#metadata.push(`${known}:${value}`)
  }

  #openCell(): void {
    if (this.#open.length > deepest) this.#ignoredCells++
    else this.#open.push([])
  }

  /** A cell of one line joins its row; one that lays out the page keeps its lines. */
  #closeCell(): void {
    if (this.#ignoredCells > 0) this.#ignoredCells--
    else if (this.#open.length > 1) {
      const text = (this.#open.pop() ?? []).join('').trim()
      this.#push(/\n/.test(text) ? `\n${text}\n` : `  ${text}  `)
    }
  }
}
