const digits: Record<string, number> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 }

/** The characters of numbers, for a character class. */
export const numeralCharacters = '0-9〇○零一二两三四五六七八九十百千'

/** The number that a numeral gives, in Arabic or Chinese (十六, 一百零五, 二〇二三), or null. */
export const numberOf = (numeral: string): number | null => {
  if (/^\d{1,9}$/.test(numeral)) return Number(numeral)
  if (numeral === '' || numeral.length > 9) return null
  return /[十百千]/.test(numeral) ? withUnits(numeral) : digitByDigit(numeral)
}

const digitByDigit = (numeral: string): number | null => {
  const values = [...numeral].map((character) => digits[character])
  return values.every((value) => value !== undefined) ? Number(values.join('')) : null
}

const withUnits = (numeral: string): number | null => {
  let sum = 0
  let pending: number | null = null
  for (const character of numeral) {
    const unit = units[character]
    const digit = digits[character]
    if (unit !== undefined) {
      sum += (pending ?? 1) * unit
      pending = null
    } else if (digit !== undefined) pending = digit
    else return null
  }
  return sum + (pending ?? 0)
}
