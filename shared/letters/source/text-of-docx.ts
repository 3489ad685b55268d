import { Parser } from 'htmlparser2'
import { Depth } from './depth.ts'
import { documentXmlOf } from './document-xml.ts'
import { SeenText } from './seen-text.ts'
import { UnreadableLetter } from './unreadable.ts'

/**
 * The text of a Word file: paragraphs are lines, the cells of a row share one; what was deleted under revision is not in
 * it, nor are the numbers that Word itself puts before paragraphs, headers, and pictures. Linear in the length of the
 * file: mammoth, which builds the document's tree, took six minutes over 100,000 tags that are never closed.
 *
 * @throws UnreadableLetter for what is no docx, is damaged, too large unpacked, or tags within tags
 */
export const textOfDocx = async (bytes: Uint8Array): Promise<string> => {
  const document = new DocumentText()
  const parser = new Parser(
    {
      onopentagname: (name) => document.open(name),
      ontext: (text) => document.say(text),
      onclosetag: (name) => document.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(await documentXmlOf(bytes))
  return document.toString()
}

class DocumentText {
  #seen = new SeenText()
  #depth = new Depth()
  #isDocument = false
  #isText = false
  /** A text box is there twice: as it is now, and for older readers. */
  #olderForms = 0

  open(name: string): void {
    this.#depth.enter()
    if (name === 'w:document') this.#isDocument = true
    else if (name === 'w:t') this.#isText = true
    else if (name === 'w:tc') this.#seen.openCell()
    else if (name === 'w:tab') this.#seen.say('\t')
    else if (name === 'w:br' || name === 'w:cr') this.#seen.breakLine()
    else if (name === 'w:noBreakHyphen') this.#seen.say('-')
    else if (name === 'mc:Fallback') this.#olderForms++
  }

  close(name: string): void {
    this.#depth.leave()
    if (name === 'w:t') this.#isText = false
    else if (name === 'w:tc') this.#seen.closeCell()
    else if (name === 'w:p' || name === 'w:tr') this.#seen.breakLine()
    else if (name === 'mc:Fallback') this.#olderForms--
  }

  say(text: string): void {
    if (this.#isText && this.#olderForms === 0) this.#seen.say(text)
  }

  toString(): string {
    if (!this.#isDocument) throw new UnreadableLetter('BROKEN_DOCX')
    return this.#seen.toString()
  }
}
