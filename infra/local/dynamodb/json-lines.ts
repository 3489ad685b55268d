import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

/**
 * An append-only file of JSON lines that survives `kill -9` at any moment: a line is one write, a line without its
 * newline was torn and is dropped, and compaction goes through a second file and a rename. Writes are synchronous,
 * so what has been appended is with the operating system before the caller goes on (not yet on the platter).
 */
export class JsonLines {
  #file: number
  #bytes: number

  private constructor(
    readonly path: string,
    bytes: number,
  ) {
    this.#file = openSync(path, 'a')
    this.#bytes = bytes
  }

  /**
   * Reads what is there, lets the caller compact it, and opens the file for appending.
   * @param compact the lines to keep, given the lines found
   */
  static open(path: string, compact: (lines: unknown[]) => unknown[]): JsonLines {
    return new JsonLines(path, replace(path, compact(read(path))))
  }

  /** Bytes written since the last compaction, and the size it left. */
  get bytes(): number {
    return this.#bytes
  }

  append(line: unknown): void {
    this.#bytes += writeSync(this.#file, `${JSON.stringify(line)}\n`)
  }

  compact(lines: unknown[]): void {
    const bytes = replace(this.path, lines)
    closeSync(this.#file)
    this.#file = openSync(this.path, 'a')
    this.#bytes = bytes
  }

  close(): void {
    closeSync(this.#file)
  }
}

function read(path: string): unknown[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const lines = text.split('\n')
  lines.pop()
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as unknown
    } catch (cause) {
      throw new Error(`${path}:${index + 1} is not JSON: the file was changed by someone else`, { cause })
    }
  })
}

function replace(path: string, lines: unknown[]): number {
  const next = `${path}.next`
  const file = openSync(next, 'w')
  let bytes = 0
  try {
    for (const line of lines) bytes += writeSync(file, `${JSON.stringify(line)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(next, path)
  return bytes
}
