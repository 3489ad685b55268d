/** A value as DynamoDB's protocol has it, e.g. `{S: 'text'}`. */
export type Value = {
  S?: string
  N?: string
  B?: string
  BOOL?: boolean
  NULL?: boolean
  L?: Value[]
  M?: Item
  SS?: string[]
  NS?: string[]
  BS?: string[]
}
export type Item = Record<string, Value>

/**
 * Item sizes as DynamoDB bills them, in bytes.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html (read 2026-11)
 */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueSize(value), 0)

const collectionOverhead = 3
/** Each element of a list and each pair of a map. */
const elementOverhead = 1

const valueSize = (value: Value): number => {
  if (value.S !== undefined) return utf8(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.B !== undefined) return binarySize(value.B)
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1
  if (value.L) return collectionOverhead + sum(value.L.map((v) => valueSize(v) + elementOverhead))
  if (value.M) return collectionOverhead + itemSize(value.M) + Object.keys(value.M).length * elementOverhead
  if (value.SS) return sum(value.SS.map(utf8))
  if (value.NS) return sum(value.NS.map(numberSize))
  if (value.BS) return sum(value.BS.map(binarySize))
  throw new Error(`not a DynamoDB value: ${JSON.stringify(value)}`)
}

/** About a byte for two significant digits and one more; leading and trailing zeros don't count, a sign takes a byte. */
const numberSize = (number: string): number => {
  const [mantissa = ''] = number.toLowerCase().split('e')
  const digits = mantissa.replace(/[-+.]/g, '').replace(/^0+|0+$/g, '')
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0)
}

const binarySize = (base64: string): number => Buffer.from(base64, 'base64').length
const utf8 = (text: string): number => Buffer.byteLength(text)
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
