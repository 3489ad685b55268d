import { UnreadableLetter } from './unreadable.ts'

/** Real pages and Word files stay far below; the parser's time grows with depth times length. */
const deepest = 2_000

/**
 * Counts how deep tags are nested.
 *
 * @throws UnreadableLetter where it is deeper than any letter
 */
export class Depth {
  #depth = 0

  enter(): void {
    this.#depth += 1
    if (this.#depth > deepest) throw new UnreadableLetter('TOO_DEEP')
  }

  leave(): void {
    this.#depth -= 1
  }
}
