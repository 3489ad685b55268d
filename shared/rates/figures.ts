import { addPassed, dayNumber, type Passed } from './dated.ts'
import { addPlain, countIn, type Sums } from './sums.ts'
import { add, hasPassed, promiseIn } from './tally.ts'

/** One figure: `rate` is null where nothing counts (no data), never 0 % or 100 %. */
export type Rate = { numerator: number; denominator: number; rate: number | null; basis: string }

/** What each rate counts, in words: numerator ÷ denominator. */
export const bases = {
  answered: '已答复承办件 ÷ 应答复承办件',
  onTime: '在期限内（含获准延期）发出的首次答复 ÷ 已发出的首次答复 + 超期未答复的承办件',
  onTimeReplied: '在期限内（含获准延期）发出的首次答复 ÷ 已发出的首次答复（不计超期未答复的）',
  onTimeFirst: '在原期限内（不计延期）发出的首次答复 ÷ 已发出的首次答复 + 超过原期限未答复的承办件',
  faceToFace: '发文前与代表面商并已登记的首次答复 ÷ 已发出的首次答复',
  contact: '发文前与代表联络并已登记的首次答复 ÷ 已发出的首次答复',
  feedback: '已评价的承办件 ÷ 已评价 + 评价期满未评价的承办件',
  satisfaction: '办理结果满意和基本满意（按最后一次评价）÷ 已评价的承办件',
  firstRoundSatisfaction: '首轮办理结果满意和基本满意 ÷ 首轮已评价的承办件',
  fullySatisfied: '办理结果满意（按最后一次评价）÷ 已评价的承办件',
  attitude: '办理态度满意和基本满意（按最后一次评价）÷ 已评价的承办件',
  fulfilment: '在最初承诺期限内落实的承诺事项 ÷ 最初期限已到的承诺事项',
  fulfilmentPresent: '在现承诺期限内落实的承诺事项 ÷ 现期限已到的承诺事项',
  fulfilmentEver: '已落实的承诺事项 ÷ 最初期限已到的承诺事项',
  solved: '末次答复属于已解决类别的承办件 ÷ 已答复的承办件',
  published: '已公开的答复 ÷ 应公开的答复（每个承办件的末次答复）',
  coOpinionOnTime: '在期限内提出的会办意见 ÷ 已提出 + 超期未提出的会办意见',
  redoOnTime: '在期限内发出的重新办理答复 ÷ 已发出 + 超期未发出的重新办理答复',
} as const
export type RateName = keyof typeof bases
export const rateNames = Object.keys(bases) as [RateName, ...RateName[]]

/** What can be added over sessions and groups; rates are made of it last. */
export type Measures = {
  suggestions: number
  /** The same, but each suggestion once over all groups: by the handling that is its first of all that is asked. */
  firsts: number
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

/**
 * How sums are asked: on which day, which categories say solved, and which bits say that a handling is the first of its
 * suggestion in its group, and of all that is asked.
 */
export type Asking = { asOf: string; solved: ReadonlySet<string>; bit: number; firstBit: number }

type Promised = 'due' | 'byFirst' | 'ever' | 'duePresent' | 'byPresent' | 'undated' | 'made'
/** What a name of sums adds to on the day of asking, beside the counts that go by place. */
type Meaning = {
  category?: string
  isSolved?: boolean
  outside?: string
  promised?: readonly Promised[]
  /** Not the first handling of its suggestion in its group; nor of all that is asked. */
  again?: { inGroup: boolean; inAll: boolean }
}
const nothing: Meaning = {}

/** What a name means as of a day. What is due on the day itself is not overdue before it ends; a promise is due on its day. */
const meaningOf = (key: string, { asOf, solved, bit, firstBit }: Asking): Meaning => {
  const [name, value] = [key[0], key.slice(2)]
  switch (name) {
    case 'c':
      return { category: value, isSolved: solved.has(value) }
    case 'h':
      return { outside: value }
    case 'b': {
      const bits = Number(key.slice(1))
      return { again: { inGroup: !(bits & bit), inAll: !(bits & firstBit) } }
    }
    case 'q':
      return { promised: promisedBy(key, asOf) }
    default:
      return nothing
  }
}

const promisedBy = (key: string, asOf: string): Promised[] => {
  const { met, first, present } = promiseIn(key)
  const isDue = first !== '' && hasPassed(first, asOf, true)
  const isDuePresent = present !== '' && hasPassed(present, asOf, true)
  const all: [Promised, boolean][] = [
    ['made', true],
    ['undated', first === ''],
    ['due', isDue],
    ['byFirst', isDue && (met & 2) > 0],
    ['ever', isDue && (met & 1) > 0],
    ['duePresent', isDuePresent],
    ['byPresent', isDuePresent && (met & 4) > 0],
  ]
  return all.filter(([, counts]) => counts).map(([to]) => to)
}

/** Reads names once: units have the same due days, and a page has thousands of them. */
export const readerOf = (asking: Asking): ((name: string) => Meaning) => {
  const known = new Map<string, Meaning>()
  return (name) => {
    const before = known.get(name)
    if (before) return before
    const meaning = meaningOf(name, asking)
    known.set(name, meaning)
    return meaning
  }
}

/**
 * Sums as of a day, together: adding them up first would be more work than reading each. `read` may be shared by all that
 * is asked alike.
 */
export const measure = (all: readonly Sums[], asking: Asking, read = readerOf(asking)): Measures => {
  const plain = addPlain(all)
  const n = (name: Parameters<typeof countIn>[1]) => countIn(plain, name)
  const m = emptyMeasures()
  const late = { d: 0, e: 0, w: 0, o: 0 }
  const promises: Record<Promised, number> = {
    due: 0,
    byFirst: 0,
    ever: 0,
    duePresent: 0,
    byPresent: 0,
    undated: 0,
    made: 0,
  }
  let isSolved = 0
  m.suggestions = n('h')
  m.firsts = n('h')
  const passed: Passed = { late, made: 0, due: 0, met: [0, 0, 0] }
  const asOf = dayNumber(asking.asOf)
  for (const [, named, dated] of all) {
    addPassed(passed, dated, asOf)
    for (const key in named) {
      const count = named[key] ?? 0
      const meaning = read(key)
      if (meaning.promised) for (const to of meaning.promised) promises[to] += count
      else if (meaning.category !== undefined) {
        add(m.categories, meaning.category, count)
        if (meaning.isSolved) isSolved += count
      } else if (meaning.outside !== undefined) add(m.outside, meaning.outside, count)
      else if (meaning.again) {
        if (meaning.again.inGroup) m.suggestions -= count
        if (meaning.again.inAll) m.firsts -= count
      }
    }
  }
  promises.made += passed.made
  promises.due += passed.due
  promises.duePresent += passed.due
  promises.ever += passed.met[0]
  promises.byFirst += passed.met[1]
  promises.byPresent += passed.met[2]
  const [issued, rated, well] = [n('i'), n('r'), n('s') + n('y')]
  Object.assign(m, { handlings: n('h'), issued, overdue: late.d, undated: n('u'), days: n('D') })
  Object.assign(m, { promises: promises.made, undatedPromises: promises.undated })
  m.parts = {
    answered: [issued, n('h')],
    onTime: [issued - n('l'), issued + late.d],
    onTimeReplied: [issued - n('l'), issued],
    onTimeFirst: [issued - n('l') - n('L'), issued + late.d + late.e],
    faceToFace: [issued - n('k') - n('M'), issued - n('k')],
    contact: [issued - n('k') - n('K'), issued - n('k')],
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
  firsts: 0,
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
  'firsts',
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
