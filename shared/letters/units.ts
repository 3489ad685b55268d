const suffix =
  /(?:局|委|会|办|办公室|厅|部|院|中心|公司|队|政府|处|站|所|集团|银行|街道|乡|镇|社|学校|大学|馆|园|厂|段|海关|旗|总工会)$/
const characters = /^[\p{Script=Han}A-Za-z0-9()（）]{2,40}$/u
// What a sentence or a heading has and the name of a unit has not.
const notInNames = /关于|建议|提案|答复|收悉|感谢|代表|委员(?!会)|[的您你我]|会议|附件/

/** Whether a text without blanks reads like the name of a unit (承办单位). */
export const isUnitName = (tight: string): boolean =>
  characters.test(tight) && suffix.test(tight) && !notInNames.test(tight)

/** The name without the remark that stands for the seal. */
export const withoutSeal = (tight: string): string => tight.replace(/[(（](?:盖章|印章|公章|章)[)）]$/, '')

/**
 * Whether two names are of one unit as letters write them: one is the other's end (市医疗保障局 of 厦门市医疗保障局) or
 * its short form (市发改委 of 市发展和改革委员会), all of whose characters stand in the other in this order.
 */
export const isSameUnit = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}

/** The units that a list names, as they are printed. */
export const unitsInList = (list: string): string[] =>
  list
    .split(/[、,，;；。/\s]/)
    .flatMap(splitPair)
    .map(withoutSeal)
    .filter((unit) => unit.length >= 2)

/** 市教育局和市财政局 are two, 市发展和改革委员会 is one. */
const splitPair = (names: string): string[] => {
  const cuts = [...names.slice(0, 80).matchAll(/[和及与]/g)].map(({ index }) => [
    names.slice(0, index),
    names.slice(index + 1),
  ])
  return cuts.find((parts) => parts.every(isUnitName)) ?? [names]
}
