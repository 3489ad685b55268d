/**
 * Choices made from one number that fast-check draws: the same number, the same choices. Zero makes the plainest ones
 * (always the first, never by chance), so that a failing run shrinks to a plain one.
 */
export class Draw {
  #state: number

  constructor(readonly seed: number) {
    this.#state = seed
  }

  /** 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.#next() * n)
  }

  chance(probability: number): boolean {
    return this.seed !== 0 && this.#next() < probability
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('nothing to pick from')
    return items[this.below(items.length)] as T
  }

  /** Some of the items, in their order; at least one where there are any. */
  some<T>(items: readonly T[]): T[] {
    const some = items.filter(() => this.chance(0.5))
    return some.length > 0 || items.length === 0 ? some : [this.pick(items)]
  }

  /** mulberry32 */
  #next(): number {
    if (this.seed === 0) return 0
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
