import type { RateName } from '../../../shared/rates/figures.ts'
import { noGroup } from '../../../shared/rates/question.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import { choiceLabelOf } from '../desk/forms/labels.ts'
import { figures } from '../desk/texts/figures.ts'
import { labelOfCategory } from './categories.ts'
import type { ReportData } from './data.ts'
import { changeWords, countedWords, day, h1, listedWords, p, partOf, rateWords, share } from './words.ts'

const t = figures.zh

/** Why suggestions are outside the rates. */
const outsides: readonly [why: string, name: string][] = [
  ['withdrawn', '代表撤回'],
  ['returned', '退回'],
  ['reference', '转作参阅'],
  ['forwarded', '上级转来'],
]

/** Those that leaders are asked about. */
const headline = ['onTime', 'faceToFace', 'satisfaction', 'fulfilment'] as const satisfies readonly RateName[]

const nameOf = (name: RateName): string => t.rates[name] ?? name

const kindsWords = ({ kinds }: ReportData): string => {
  const found = Object.entries(kinds).filter(([, n]) => n > 0)
  const label = (kind: string) => choiceLabelOf('zh', 'submit', 'kind', kind)
  const [only, ...others] = found
  if (!only) return ''
  if (others.length === 0) return `，均为${label(only[0])}`
  return `，其中${countedWords(
    found.map(([kind, n]) => [label(kind), n]),
    '件',
  )}`
}

/** How many there are, and whose they are. */
const received = (data: ReportData): string[] => {
  const { session, unit, now } = data
  const { suggestions, handlings, unassigned = 0 } = now.counts
  if (unit)
    return handlings === 0
      ? [`${unit.name}还没有承办${session.name}代表建议、批评和意见。`]
      : [`${unit.name}承办${session.name}代表建议、批评和意见${suggestions}件（${handlings}件次）${kindsWords(data)}。`]
  const outside = now.suggestionsOutside ?? {}
  const all = suggestions + Object.values(outside).reduce((a, b) => a + b, 0)
  if (all === 0) return [`${session.name}还没有收到代表建议、批评和意见。`]
  const aside = countedWords(
    outsides.map(([why, name]) => [name, outside[why] ?? 0]),
    '件',
  )
  const units = now.groups.filter(({ key, counts }) => key !== noGroup && counts.handlings > 0).length
  return [
    `${session.name}代表共提出建议、批评和意见${all}件${kindsWords(data)}。`,
    aside ? `按规定不计入办理指标的有${aside}。` : '',
    handlings > 0 ? `已交由${units}个承办单位办理，共${handlings}件次。` : '',
    unassigned > 0 ? `尚有${unassigned}件正在审核、交办。` : '',
  ]
}

/** How far it is. */
const answered = ({ now }: ReportData): string[] => {
  const { handlings, issued, open, overdue, undated = 0 } = now.counts
  if (handlings === 0) return ['还没有应答复的承办件，各项指标没有数据。']
  const state =
    open === 0
      ? `应答复的承办件${handlings}件次已全部答复。`
      : issued === 0
        ? `应答复的承办件${handlings}件次，均在办理之中，还没有答复。`
        : `应答复的承办件${handlings}件次，已答复${issued}件次，办复率${share(now.rates.answered.rate)}；在办${open}件次。`
  return [
    state,
    open === 0 ? '' : overdue > 0 ? `在办件中超期未答复的有${overdue}件次。` : '在办件中没有超期的。',
    undated > 0 ? `没有规定期限的在办件${undated}件次。` : '',
    now.averageDays === null ? '' : `从交办到首次答复平均${now.averageDays.toFixed(1)}天。`,
  ]
}

const rates = ({ now }: ReportData): string => {
  const known = headline.filter((name) => now.rates[name].rate !== null)
  const unknown = headline.filter((name) => now.rates[name].rate === null)
  const said = known.map((name) => `${nameOf(name)}${rateWords(now.rates[name])}`).join('，')
  const missing = unknown.length > 0 ? `${unknown.map(nameOf).join('、')}还没有数据。` : ''
  return `${said ? `${said}。` : ''}${missing}`
}

/** Beside the year before, where both years have data. */
const compared = ({ now, before }: ReportData): string => {
  if (!before) return '系统中没有上一届次的资料，不作比较。'
  const changes = headline.flatMap((name) => {
    const change = changeWords(now.rates[name].rate, before.figures.rates[name].rate)
    return change === undefined ? [] : [`${nameOf(name)}${change}`]
  })
  const since = `${before.session.name}（截至${day(before.figures.asOf)}）`
  if (changes.length === 0) return `${since}没有可以比较的数据。`
  return `与${since}相比，${changes.join('，')}。`
}

const categories = ({ now, categories: known }: ReportData): string => {
  const all = Object.values(now.categories).reduce((a, b) => a + b, 0)
  const codes = [...new Set([...known.map(({ code }) => code), ...Object.keys(now.categories)])]
  const said = codes.flatMap((code) => {
    const n = now.categories[code] ?? 0
    return n > 0 ? [`${labelOfCategory(known, code)}${n}件次，占${partOf(n, all)}`] : []
  })
  return said.length > 0 ? `按末次答复的类别分，${said.join('；')}。` : ''
}

/** So many topics are named in the text; the table has all. */
const named = 5

const topics = ({ topics: all }: ReportData): string => {
  const found = all
    .filter(({ key, counts }) => key !== noGroup && counts.handlings > 0)
    .sort((a, b) => b.counts.handlings - a.counts.handlings)
  if (found.length === 0) return ''
  const said = listedWords(found.slice(0, named).map(({ name, counts }) => `${name}${counts.handlings}件次`))
  return found.length > named ? `按主题分，较多的是${said}。` : `按主题分，${said}。`
}

/** 一、总体情况: the whole in sentences that a person can edit. */
export const overviewText = (data: ReportData): Block[] => [
  h1('一、总体情况'),
  ...p(`截至${day(data.now.asOf)}，`, ...received(data)),
  ...p(...answered(data)),
  ...(data.now.counts.handlings > 0
    ? [...p(rates(data)), ...p(compared(data)), ...p(categories(data), topics(data))]
    : []),
]
