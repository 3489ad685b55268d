import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { citeArticle } from '../../shared/profiles/article.ts'
import type { Category, Label } from '../../shared/profiles/category.ts'
import { capInWords, choicesOf, counted } from '../../shared/profiles/choices.ts'
import { type Limit, type Profile, profiles } from '../../shared/profiles/index.ts'
import { limitLabels, openingLabels, startLabels } from '../../shared/profiles/labels.ts'
import type { LimitName } from '../../shared/profiles/limits.ts'
import { questions } from '../../shared/profiles/questions.ts'

const file = fileURLToPath(new URL('../../docs/rules.md', import.meta.url))
const places = Object.values(profiles)
const limitNames = Object.keys(limitLabels) as LimitName[]

const both = ({ zh, en }: Label): string => (zh === en ? zh : `${zh} · ${en}`)

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** 第二十七条 (art. 27), and 设定 for what the place's rule leaves open. */
const cited = (article: string): string =>
  article === 'setting' ? '设定 · a setting' : `${citeArticle(article, 'zh')} · ${citeArticle(article, 'en')}`

/** Only the numbers, for narrow cells. */
const citedShortly = (article: string): string => (article === 'setting' ? '设定' : article)

const startOf = (name: LimitName, { from }: Limit): Label =>
  (from === 'opened' && openingLabels[name]) || startLabels[from]

const limitInWords = (name: LimitName, limit: Limit): string => {
  const [{ zh, en }, start] = [counted(limit), startOf(name, limit)]
  return both({ zh: `${start.zh}起 ${zh}`, en: `${en} from ${start.en}` })
}

const limitCell = (name: LimitName, { limits }: Profile): string => {
  const limit = limits[name]
  return limit ? `${startOf(name, limit).zh}起 ${counted(limit).zh}（${citedShortly(limit.article)}）` : '–'
}

const extensionCell = ({ extension }: Profile): string =>
  extension
    ? `${questions.by.values[extension.by].zh}，${capInWords(extension.cap).zh}（${citedShortly(extension.article)}）`
    : '–'

const overview = (): string =>
  table(
    ['事项 · What', ...places.map(({ place }) => `${place.zh} ${place.en}`)],
    [
      ...limitNames
        .filter((name) => places.some(({ limits }) => limits[name]))
        .map((name) => [both(limitLabels[name]), ...places.map((place) => limitCell(name, place))]),
      ['延期 · extension of the reply', ...places.map(extensionCell)],
    ],
  )

const limitTable = ({ limits }: Profile): string =>
  table(
    ['期限 · Limit', '时限 · Time', '依据 · Source'],
    limitNames.flatMap((name) => {
      const limit = limits[name]
      return limit ? [[both(limitLabels[name]), limitInWords(name, limit), cited(limit.article)]] : []
    }),
  )

const withoutLimit = ({ limits }: Profile): string =>
  limitNames
    .filter((name) => limits[name] === null)
    .map((name) => both(limitLabels[name]))
    .join('；')

const choiceTable = (profile: Profile): string =>
  table(
    ['选择 · Choice', '规定 · Rule', '依据 · Source'],
    choicesOf(profile).map(({ label, value, article }) => [both(label), both(value), cited(article)]),
  )

const tick = (yes: boolean): string => (yes ? '✓' : '')

const categoryTable = (rows: readonly Category[]): string =>
  table(
    [
      '类别 · Category',
      '含义 · Meaning',
      '计为解决 · solved',
      '跟踪承诺 · tracked',
      '须写计划 · needs a plan',
      '须写时限 · needs a deadline',
    ],
    rows.map(({ code, label, solved, tracked, needsPlan, needsDeadline }) => [
      code,
      both(label),
      ...[solved, tracked, needsPlan, needsDeadline].map(tick),
    ]),
  )

const section = (profile: Profile): string => {
  const { name, place, rule, categories, categoriesArticle } = profile
  return `## ${place.zh} ${place.en}

《${rule.title.zh}》 · ${rule.title.en}. 自 ${rule.from} 起 · from ${rule.from}. Its name in a session's settings: \`${name}\`.

${limitTable(profile)}

不设期限 · No limit: ${withoutLimit(profile)}.

${choiceTable(profile)}

答复类别 · Categories (${cited(categoriesArticle)}):

${categoryTable(categories)}
`
}

/** The starts of the overview's cells, which are given there in Chinese alone. */
const startTable = (): string => {
  const used = limitNames.flatMap((name) =>
    places.flatMap(({ limits }) => (limits[name] ? [startOf(name, limits[name])] : [])),
  )
  return table(
    ['起算 · Counted from', 'in English'],
    [...new Set(used)].map(({ zh, en }) => [`${zh}起`, `from ${en}`]),
  )
}

/** All profiles as a page of Markdown that a clerk can read. */
const page = (): string => `# 各地规则 The rules by place

Made by \`npm run rules\` from the profiles in \`shared/profiles/places/\`; \`npm run verify\` fails where the two differ. The words are
ours, not the statutes'. 设定 marks what a place's rule leaves open: the system's choice, which a session may set otherwise.

## 一览 Overview

In brackets the article, or 设定 for a setting. 工作日 are working days, 日 natural days, 个月 calendar months; the day a limit
runs from does not count. By national law no reply is due later than 3 months from assignment, 6 months with an extension, whatever
the place says.

${overview()}

${startTable()}

${places.map(section).join('\n')}`

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page()) {
    console.error('docs/rules.md is not what the profiles say: run npm run rules')
    process.exit(1)
  }
} else writeFileSync(file, page())
