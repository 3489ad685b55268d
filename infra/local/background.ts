/** Work that nobody waits for but `idle`: messages on their way, so that a slow adapter holds up no case. */
export const openBackground = (onError: (error: unknown) => void, width = 4) => {
  const queue: (() => Promise<void>)[] = []
  const working = new Set<Promise<void>>()
  const advance = () => {
    while (working.size < width) {
      const next = queue.shift()
      if (!next) return
      const work = next()
        .catch(onError)
        .finally(() => {
          working.delete(work)
          advance()
        })
      working.add(work)
    }
  }
  return {
    add(work: () => Promise<void>): void {
      queue.push(work)
      advance()
    },
    pending: (): number => queue.length + working.size,
    /** Resolves when nothing is queued or in work. */
    async idle(): Promise<void> {
      while (working.size > 0) await Promise.all(working)
    },
  }
}
