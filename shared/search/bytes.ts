/** Whole numbers from 0 as bytes, seven bits in each, the lowest first. */
export class Writer {
  readonly #bytes: number[] = []

  number(n: number): void {
    let left = n
    while (left > 127) {
      this.#bytes.push((left % 128) + 128)
      left = Math.floor(left / 128)
    }
    this.#bytes.push(left)
  }

  bytes(some: Iterable<number>): void {
    for (const byte of some) this.#bytes.push(byte)
  }

  get length(): number {
    return this.#bytes.length
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }
}

/** Reads what a Writer wrote; throws where the bytes end too early. */
export class Reader {
  #at = 0

  constructor(readonly data: Uint8Array) {}

  get ended(): boolean {
    return this.#at >= this.data.length
  }

  number(): number {
    let n = 0
    let weight = 1
    for (;;) {
      const byte = this.data[this.#at++]
      if (byte === undefined) throw new RangeError('the bytes end within a number')
      n += (byte % 128) * weight
      if (byte < 128) return n
      weight *= 128
    }
  }

  bytes(length: number): Uint8Array {
    this.#at += length
    if (this.#at > this.data.length) throw new RangeError('the bytes end too early')
    return this.data.subarray(this.#at - length, this.#at)
  }
}

/** Ascending numbers as the gaps between them. */
export const packAscending = (numbers: readonly number[]): Uint8Array => {
  const writer = new Writer()
  let before = 0
  for (const n of numbers) {
    writer.number(n - before)
    before = n
  }
  return writer.done()
}

export const unpackAscending = (data: Uint8Array): number[] => {
  const reader = new Reader(data)
  const found: number[] = []
  let before = 0
  while (!reader.ended) {
    before += reader.number()
    found.push(before)
  }
  return found
}
