/** What a piece of work took: wall clock and the processor's time in milliseconds, and the most memory beside what was held before. */
export type Cost = { wall: number; cpu: number; peak: number }

/** Does the work once, and watches the memory. What was there before is collected first where Node lets us. */
export const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const watch = setInterval(look, 5)
  const began = performance.now()
  const used = process.cpuUsage()
  await work()
  look()
  clearInterval(watch)
  const { user, system } = process.cpuUsage(used)
  return { wall: performance.now() - began, cpu: (user + system) / 1000, peak: most - before }
}
