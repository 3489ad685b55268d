/**
 * Counts calls in flight, here and in the parent. The interpreter works in microtasks between calls, so when the
 * count is zero and still zero a macrotask later, nothing goes on by itself.
 */
export class Activity {
  #count = 0
  #waiters: (() => void)[] = []

  constructor(readonly parent?: Activity) {}

  get count(): number {
    return this.#count
  }

  begin(): void {
    this.#count++
    this.parent?.begin()
  }

  end(): void {
    this.#count--
    this.parent?.end()
    if (this.#count === 0 && this.#waiters.length > 0) setImmediate(() => this.#check())
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve)
      setImmediate(() => this.#check())
    })
  }

  #check(): void {
    if (this.#count > 0) return
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }
}
