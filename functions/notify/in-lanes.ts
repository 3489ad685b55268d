/** Works off a list, so many at once. The first failure is thrown when all have come to an end. */
export const inLanes = async <T>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const left = [...items]
  const failures: unknown[] = []
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      await work(next).catch((error: unknown) => void failures.push(error))
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  if (failures.length > 0) throw failures[0]
}
