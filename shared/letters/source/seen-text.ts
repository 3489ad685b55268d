/** Tables within tables beyond this depth are no layout any more. */
const deepest = 20

/** Gathers the text of a page or a Word file as one sees it: lines, and the cells of a table's row on one line. */
export class SeenText {
  /** The pieces, then those of each cell that is open, the innermost last. */
  #open: string[][] = [[]]
  #ignoredCells = 0

  say(text: string): void {
    this.#open.at(-1)?.push(text)
  }

  breakLine(): void {
    this.say('\n')
  }

  openCell(): void {
    if (this.#open.length > deepest) this.#ignoredCells++
    else this.#open.push([])
  }

  /** A cell of one line joins its row; one that lays out the page keeps its lines. */
  closeCell(): void {
    if (this.#ignoredCells > 0) this.#ignoredCells--
    else if (this.#open.length > 1) {
      const text = (this.#open.pop() ?? []).join('').trim()
      this.say(text.includes('\n') ? `\n${text}\n` : `  ${text}  `)
    }
  }

  toString(): string {
    while (this.#open.length > 1) this.closeCell()
    return (this.#open[0] ?? []).join('')
  }
}
