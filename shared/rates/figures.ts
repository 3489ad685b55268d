import { countIn, type Sums } from './sums.ts'
import { hasPassed, promiseIn } from './tally.ts'

/** One figure: `rate` is null where nothing counts (no data), never 0 % or 100 %. */
export type Rate = { numerator: number; denominator: number; rate: number | null; basis: string }

/** What each rate counts, in words: numerator ÷ denominator. */
export const bases = {
  answered: '已答复承办件 ÷ 应答复承办件',
  onTime: '在期限内(含获准延期)发出的首次答复 ÷ 已发出的首次答复 + 超期未答复的承办件',
  onTimeReplied: '在期限内(含获准延期)发出的首次答复 ÷ 已发出的首次答复(不计超期未答复的)',
  onTimeFirst: '在原期限内(不计延期)发出的首次答复 ÷ 已发出的首次答复 + 超过原期限未答复的承办件',
  faceToFace: '发文前与代表面商并已登记的首次答复 ÷ 已发出的首次答复',
  contact: '发文前与代表联络并已登记的首次答复 ÷ 已发出的首次答复',
  feedback: '已评价的承办件 ÷ 已评价 + 评价期满未评价的承办件',
  satisfaction: '办理结果满意和基本满意(按最后一次评价)÷ 已评价的承办件',
  firstRoundSatisfaction: '首轮办理结果满意和基本满意 ÷ 首轮已评价的承办件',
  fullySatisfied: '办理结果满意(按最后一次评价)÷ 已评价的承办件',
  attitude: '办理态度满意和基本满意(按最后一次评价)÷ 已评价的承办件',
  fulfilment: '在最初承诺期限内落实的承诺事项 ÷ 最初期限已到的承诺事项',
  fulfilmentPresent: '在现承诺期限内落实的承诺事项 ÷ 现期限已到的承诺事项',
  fulfilmentEver: '已落实的承诺事项 ÷ 最初期限已到的承诺事项',
  solved: '末次答复属于已解决类别的承办件 ÷ 已答复的承办件',
  published: '已公开的答复 ÷ 应公开的答复(每个承办件的末次答复)',
  coOpinionOnTime: '在期限内提出的会办意见 ÷ 已提出 + 超期未提出的会办意见',
  redoOnTime: '在期限内发出的重新办理答复 ÷ 已发出 + 超期未发出的重新办理答复',
} as const
export type RateName = keyof typeof bases
export const rateNames = Object.keys(bases) as [RateName, ...RateName[]]

/** What can be added over sessions and groups; rates are made of it last. */
export type Measures = {
  suggestions: number
  handlings: number
  issued: number
  overdue: number
  undated: number
  days: number
  promises: number
  undatedPromises: number
  categories: Record<string, number>
  outside: Record<string, number>
  parts: Record<RateName, [numerator: number, denominator: number]>
}

export type Figures = {
  counts: { suggestions: number; handlings: number; issued: number; open: number; overdue: number } & Record<
    string,
    number
  >
  rates: Record<RateName, Rate>
  categories: Record<string, number>
  averageDays: number | null
  /** Handlings that are outside every rate, by why. */
  outside: Record<string, number>
}

/** How sums are asked: on which day, which categories say solved, and which bit says that a suggestion is counted. */
export type Asking = { asOf: string; solved: ReadonlySet<string>; bit: number }

/** How many suggestions sums count, each by the handling that is its first in such a group. */
export const suggestionsIn = (sums: Sums, bit: number): number => {
  let count = countIn(sums, 'h')
  for (const name in sums[1]) if (name[0] === 'b' && !(Number(name.slice(1)) & bit)) count -= sums[1][name] ?? 0
  return count
}

/** Sums as of a day. What is due on the day itself is not overdue before it ends; a promise is due on its day. */
export const measure = (sums: Sums, { asOf, solved, bit }: Asking): Measures => {
  const n = (name: Parameters<typeof countIn>[1]) => countIn(sums, name)
  const m = emptyMeasures()
  const late = { d: 0, e: 0, w: 0, o: 0 }
  const promises = { due: 0, byFirst: 0, ever: 0, duePresent: 0, byPresent: 0 }
  let isSolved = 0
  const [, named] = sums
  for (const key in named) {
    const count = named[key] ?? 0
    const [name, value] = [key[0], key.slice(2)]
    if (name === 'd' || name === 'e' || name === 'w' || name === 'o') {
      if (hasPassed(value, asOf)) late[name] += count
    } else if (name === 'c') {
      if (count !== 0) m.categories[value] = count
      if (solved.has(value)) isSolved += count
    } else if (name === 'h') {
      if (count !== 0) m.outside[value] = count
    } else if (name === 'q') {
      const { met, first, present } = promiseIn(key)
      m.promises += count
      if (first === '') m.undatedPromises += count
      if (first !== '' && hasPassed(first, asOf, true)) {
        promises.due += count
        if (met & 2) promises.byFirst += count
        if (met & 1) promises.ever += count
      }
      if (present !== '' && hasPassed(present, asOf, true)) {
        promises.duePresent += count
        if (met & 4) promises.byPresent += count
      }
    }
  }
  const [issued, rated, well] = [n('i'), n('r'), n('s') + n('y')]
  m.suggestions = suggestionsIn(sums, bit)
  Object.assign(m, { handlings: n('h'), issued, overdue: late.d, undated: n('u'), days: n('D') })
  m.parts = {
    answered: [issued, n('h')],
    onTime: [issued - n('l'), issued + late.d],
    onTimeReplied: [issued - n('l'), issued],
    onTimeFirst: [issued - n('l') - n('L'), issued + late.d + late.e],
    faceToFace: [issued - n('M'), issued],
    contact: [issued - n('K'), issued],
    feedback: [rated, rated + n('n')],
    satisfaction: [well, rated],
    firstRoundSatisfaction: [well - n('Y'), rated - n('Q')],
    fullySatisfied: [n('s'), rated],
    attitude: [rated - n('A'), rated],
    fulfilment: [promises.byFirst, promises.due],
    fulfilmentPresent: [promises.byPresent, promises.duePresent],
    fulfilmentEver: [promises.ever, promises.due],
    solved: [isSolved, issued],
    published: [n('P'), n('p')],
    coOpinionOnTime: [n('g') - n('G'), n('g') + late.o],
    redoOnTime: [n('x') - n('X'), n('x') + late.w],
  }
  return m
}

const noParts = (): Measures['parts'] => {
  const parts = {} as Measures['parts']
  for (const name of rateNames) parts[name] = [0, 0]
  return parts
}

export const emptyMeasures = (): Measures => ({
  suggestions: 0,
  handlings: 0,
  issued: 0,
  overdue: 0,
  undated: 0,
  days: 0,
  promises: 0,
  undatedPromises: 0,
  categories: {},
  outside: {},
  parts: noParts(),
})

const sums = [
  'suggestions',
  'handlings',
  'issued',
  'overdue',
  'undated',
  'days',
  'promises',
  'undatedPromises',
] as const

export const addMeasures = (to: Measures, more: Measures): Measures => {
  for (const name of sums) to[name] += more[name]
  for (const [code, n] of Object.entries(more.categories)) to.categories[code] = (to.categories[code] ?? 0) + n
  for (const [why, n] of Object.entries(more.outside)) to.outside[why] = (to.outside[why] ?? 0) + n
  for (const name of rateNames) {
    to.parts[name][0] += more.parts[name][0]
    to.parts[name][1] += more.parts[name][1]
  }
  return to
}

const sorted = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))

const ratesOf = ({ parts }: Measures): Figures['rates'] => {
  const rates = {} as Figures['rates']
  for (const name of rateNames) {
    const [numerator, denominator] = parts[name]
    rates[name] = {
      numerator,
      denominator,
      rate: denominator === 0 ? null : numerator / denominator,
      basis: bases[name],
    }
  }
  return rates
}

/** The rates, with numerator, denominator and basis. */
export const figuresOf = (m: Measures): Figures => ({
  counts: {
    suggestions: m.suggestions,
    handlings: m.handlings,
    issued: m.issued,
    open: m.handlings - m.issued,
    overdue: m.overdue,
    ...(m.undated > 0 && { undated: m.undated }),
    ...(m.promises > 0 && { promises: m.promises, undatedPromises: m.undatedPromises }),
  },
  rates: ratesOf(m),
  categories: sorted(m.categories),
  averageDays: m.issued === 0 ? null : m.days / m.issued,
  outside: sorted(m.outside),
})
