/** The 0.975 quantile of the normal distribution, for an interval of 95 %. */
const z = 1.959963984540054

/**
 * Wilson's 95 % interval of a proportion (score interval without continuity correction, E. B. Wilson 1927): what the
 * rate may be given so few cases, to six places. Null where there are none.
 */
export const wilson = (numerator: number, denominator: number): [low: number, high: number] | null => {
  if (denominator === 0) return null
  const p = numerator / denominator
  const scale = 1 + z ** 2 / denominator
  const middle = (p + z ** 2 / (2 * denominator)) / scale
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / denominator + z ** 2 / (4 * denominator ** 2))
  return [rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half))]
}

/** To a millionth: an interval says how little is known, and a page of units carries thousands of them. */
const rounded = (proportion: number): number => Math.round(proportion * 1_000_000) / 1_000_000
