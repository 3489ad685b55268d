import { deserialize, serialize } from 'node:v8'

const slabBytes = 64 * 1024 * 1024

/**
 * Values kept as bytes outside the heap, as a database keeps them outside the process: millions of live objects would
 * make the collector, which walks through all of them, a part of whatever is measured beside them.
 */
export class Slab {
  readonly #slabs: Buffer[] = []
  #free = slabBytes
  #starts = new Float64Array(1024)
  #count = 0

  /** Keeps a value; answers the number to get it by. */
  put(value: unknown): number {
    const bytes = serialize(value)
    if (bytes.length + 4 > slabBytes) throw new Error('a value is larger than a slab')
    if (this.#free + bytes.length + 4 > slabBytes) {
      this.#slabs.push(Buffer.allocUnsafeSlow(slabBytes))
      this.#free = 0
    }
    const slab = this.#slabs.at(-1) as Buffer
    slab.writeUInt32LE(bytes.length, this.#free)
    bytes.copy(slab, this.#free + 4)
    if (this.#count === this.#starts.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#starts)
      this.#starts = larger
    }
    this.#starts[this.#count] = (this.#slabs.length - 1) * slabBytes + this.#free
    this.#free += bytes.length + 4
    return this.#count++
  }

  get<T>(n: number): T {
    const start = this.#starts[n] ?? 0
    const slab = this.#slabs[Math.floor(start / slabBytes)] as Buffer
    const at = (start % slabBytes) + 4
    return deserialize(slab.subarray(at, at + slab.readUInt32LE(at - 4))) as T
  }
}
