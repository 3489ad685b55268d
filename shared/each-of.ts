/** So many are worked on at once. */
const atOnce = 8

/** Does the work for each, a few at once; what each gives in the order of the given ones. The first failure ends it. */
export const eachOf = async <T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<R[]> => {
  const given: R[] = []
  let done = 0
  const left = all.entries()
  const lane = async () => {
    for (const [i, one] of left) {
      given[i] = await work(one)
      onProgress(++done, all.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return given
}
