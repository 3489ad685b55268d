import type { FC, PropsWithChildren } from 'hono/jsx'
import { citeArticle } from '../../../../shared/profiles/article.ts'
import { choicesOf, counted } from '../../../../shared/profiles/choices.ts'
import {
  type Label,
  type Limit,
  type LimitName,
  type Profile,
  profileNamed,
} from '../../../../shared/profiles/index.ts'
import { limitLabels, openingLabels, startLabels } from '../../../../shared/profiles/labels.ts'
import { admin } from '../texts/admin.ts'
import { type Lang, say } from '../texts/language.ts'

/** A value of a profile in words, beside the national one. */
export type RuleRow = {
  what: Label
  here: Label | null
  article: string
  /** Undefined where the law is silent: what the system assumes there is no rule. */
  national: Label | null | undefined
  /** From the law; or a rule of the place's own where the law is silent. */
  differs: boolean
}

const limitNames = Object.keys(limitLabels) as LimitName[]

const limitWords = (name: LimitName, limit: Limit | null): Label | null => {
  if (!limit) return null
  const start = (limit.from === 'opened' && openingLabels[name]) || startLabels[limit.from]
  const count = counted(limit)
  return { zh: admin.zh.rules.from(start.zh, count.zh), en: admin.en.rules.from(start.en, count.en) }
}

const national = profileNamed('national')

const setting = 'setting'

const ruleRow = (what: Label, here: Label | null, article: string, law: Label | null | undefined): RuleRow => ({
  what,
  here,
  article,
  national: law,
  differs: law === undefined ? here !== null && article !== setting : law?.zh !== here?.zh,
})

/** Every limit, as it is here and in the national law. */
export const limitRows = (profile: Profile): RuleRow[] =>
  limitNames.flatMap((name) => {
    const here = limitWords(name, profile.limits[name])
    const law = national?.limits[name]
    const article = profile.limits[name]?.article ?? ''
    const silent = !law || law.article === setting
    if (!here && silent) return []
    return [ruleRow(limitLabels[name], here, article, silent ? undefined : limitWords(name, law))]
  })

/** Every choice, as it is here and in the national law. */
export const choiceRows = (profile: Profile): RuleRow[] => {
  const laws = new Map(national ? choicesOf(national).map((law) => [law.label.zh, law]) : [])
  return choicesOf(profile).map(({ label, value, article }) => {
    const law = laws.get(label.zh)
    return ruleRow(label, value, article, !law || law.article === setting ? undefined : law.value)
  })
}

/** In how many things a place differs from the national law. */
export const differencesOf = (profile: Profile): number =>
  [...limitRows(profile), ...choiceRows(profile)].filter((row) => row.differs).length

const cited = (lang: Lang, article: string): string =>
  article === '' ? '' : article === setting ? admin[lang].rules.setting : citeArticle(article, lang)

const lawWords = (lang: Lang, { national: law, differs }: RuleRow): string => {
  const t = admin[lang].rules
  if (law === undefined) return t.silent
  if (!differs) return t.same
  return law ? say(lang, law) : t.none
}

/** Under the page's own heading, or under one of its sections. */
type Level = 2 | 3

const Heading: FC<PropsWithChildren<{ level: Level }>> = ({ level, children }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>

type TableProps = { lang: Lang; title: string; rows: readonly RuleRow[]; level: Level }

const Table: FC<TableProps> = ({ lang, title, rows, level }) => {
  const t = admin[lang].rules
  const { what, here, article, national: law } = t.columns
  return (
    <table class="rules beside-law">
      <caption>
        <Heading level={level}>{title}</Heading>
      </caption>
      <thead>
        <tr>
          {[what, here, article, law].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">{say(lang, row.what)}</th>
            <td class={row.differs ? 'differs' : ''}>{row.here ? say(lang, row.here) : t.none}</td>
            <td class="quiet">{cited(lang, row.article)}</td>
            <td class={row.differs && row.national !== undefined ? '' : 'quiet'}>{lawWords(lang, row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A profile's values with their articles; where the national law says otherwise, that stands beside them. */
export const Rules: FC<{ lang: Lang; profile: Profile; level: Level }> = ({ lang, profile, level }) => {
  const t = admin[lang].rules
  const { code, label, solved, tracked, needsPlan, needsDeadline } = t.categoryColumns
  return (
    <>
      <Table lang={lang} title={t.limits} rows={limitRows(profile)} level={level} />
      <Table lang={lang} title={t.choices} rows={choiceRows(profile)} level={level} />
      <table class="rules">
        <caption>
          <Heading level={level}>
            {t.categories} <span class="quiet small">{cited(lang, profile.categoriesArticle)}</span>
          </Heading>
        </caption>
        <thead>
          <tr>
            {[code, label, solved, tracked, needsPlan, needsDeadline].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {profile.categories.map((row) => (
            <tr>
              <th scope="row">{row.code}</th>
              <td>{say(lang, row.label)}</td>
              {[row.solved, row.tracked, row.needsPlan, row.needsDeadline].map((yes) => (
                <td>{yes ? t.yes : ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
