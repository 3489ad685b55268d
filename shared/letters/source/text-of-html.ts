import { Parser } from 'htmlparser2'
import { Depth } from './depth.ts'
import { SeenText } from './seen-text.ts'

const blocks = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const unseen = new Set('script style noscript template iframe object svg textarea button title'.split(' '))
/** What a page of the government says of itself in its head, where nobody sees it. */
const told = new Map(['ArticleTitle', 'PubDate', 'ContentSource'].map((name) => [name.toLowerCase(), name]))

/**
 * The text of a saved web page: its metadata first (`PubDate:…`), one line each, then what one sees; the cells of a row
 * share a line. Linear in the length of the page; nothing in it is run or loaded.
 *
 * @throws UnreadableLetter for a page of tags within tags
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
  #seen = new SeenText()
  #depth = new Depth()
  #unseen = 0

  open(name: string, attributes: Record<string, string>): void {
    this.#depth.enter()
    if (unseen.has(name)) this.#unseen++
    else if (name === 'meta') this.#tell(attributes)
    else if (isCell(name)) this.#seen.openCell()
    else if (name === 'br' || blocks.has(name)) this.#seen.breakLine()
  }

  close(name: string): void {
    this.#depth.leave()
    if (unseen.has(name)) this.#unseen = Math.max(0, this.#unseen - 1)
    else if (isCell(name)) this.#seen.closeCell()
    else if (blocks.has(name)) this.#seen.breakLine()
  }

  say(text: string): void {
    // Line breaks in the source are blanks on the page.
    if (this.#unseen === 0) this.#seen.say(text.replace(/\s+/g, ' '))
  }

  toString(): string {
    // Several blocks that begin and end together make one line break.
    return [...this.#metadata, ...this.#seen.toString().split(/\n\s*/)].join('\n')
  }

  #tell({ name = '', content = '' }: Record<string, string>): void {
    const known = told.get(name.toLowerCase())
    const value = content.replace(/\s+/g, ' ').trim()
    if (known && value !== '') this.#metadata.push(`${known}:${value}`)
  }
}
