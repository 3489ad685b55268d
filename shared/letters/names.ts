import { numberOf, numeralCharacters } from './numerals.ts'

/** Deputies as a letter lists them; `stated` is the number it gives (等3名代表), `isOpen` says 等 without a number. */
export type NameList = { names: string[]; stated: number | null; isOpen: boolean }

const name = /^\p{Script=Han}{2,4}$/u
const nameWithDot = /^\p{Script=Han}{1,12}(?:[·•・]\p{Script=Han}{1,12}){1,3}$/u
const notNames =
  /^(?:各位|诸位|全体|各级|人大|市人大|县人大|区人大|省人大|全国人大|尊敬的?|同志|有关|部分|大会|先生|女士)$|代表|委员|政府|小组|[局厅团]$/

/** Whether a text reads like a person's name. */
export const isName = (text: string): boolean => (name.test(text) || nameWithDot.test(text)) && !notNames.test(text)

const more = new RegExp(
  `等(?:共?计?([${numeralCharacters}]{1,4})(?:名|位|个|人)?)?(?:市|县|区|省|州|全国)?(?:人大)?(?:代表)?$`,
)

/** The names in a list such as `张三、李 四等12位`; null where something in it is no name. */
export const namesIn = (list: string): NameList | null => {
  const plain = list
    .replace(/[(（][^()（）]{0,40}[)）]/g, '')
    .replace(/(?:先生|女士|同志)(?=[、,，\s]|$)/g, '')
    .trim()
  const ending = more.exec(plain.replaceAll(' ', '').slice(-20))
  const listed = ending ? plain.slice(0, plain.lastIndexOf('等')) : plain
  const names = listed.split(/[、,，;；]/).flatMap(piecesOf)
  if (names.length === 0 || !names.every(isName)) return null
  return { names, stated: ending?.[1] ? numberOf(ending[1]) : null, isOpen: ending !== null && !ending[1] }
}

const piecesOf = (piece: string): string[] => {
  const bare = piece
    .trim()
    .replace(/^尊敬的/, '')
    .replace(/(?:[省市县区州]|全国)?(?:人大)?代表$/, '')
    .replace(/(?:[省市县区州]|全国)?人大$/, '')
    .trim()
  if (bare === '') return []
  const tight = bare.replaceAll(' ', '')
  const pair = tight.length >= 5 ? /^(\p{Script=Han}{2,4})[和与及](\p{Script=Han}{2,4})$/u.exec(tight) : null
  if (pair) return [pair[1] ?? '', pair[2] ?? '']
  return joinSingles(bare.split(' '))
}

/** 张 三 is one name, 张三 李四 are two. */
const joinSingles = (words: readonly string[]): string[] => {
  const joined: string[] = []
  let isPending = false
  for (const word of words) {
    if (isPending && word.length === 1) joined[joined.length - 1] += word
    else joined.push(word)
    isPending = word.length === 1
  }
  return joined
}
