import type { FC } from 'hono/jsx'
import type { RateName } from '../../../../shared/rates/figures.ts'
import type { Overview } from '../../figures/overview.ts'
import { figures } from '../texts/figures.ts'
import type { Lang } from '../texts/language.ts'
import { type Chosen, reasonPath } from './asked.ts'
import { Counts, changeOf, percent, sayBefore, sayRate } from './say.tsx'

/** The four that leaders are asked about. */
export const headline = ['onTime', 'faceToFace', 'satisfaction', 'fulfilment'] as const satisfies readonly RateName[]

/** Shown below, without a place at the top. */
const others = [
  'answered',
  'onTimeReplied',
  'onTimeFirst',
  'contact',
  'feedback',
  'firstRoundSatisfaction',
  'fullySatisfied',
  'attitude',
  'solved',
  'published',
  'fulfilmentPresent',
  'fulfilmentEver',
  'coOpinionOnTime',
  'redoOnTime',
] as const satisfies readonly RateName[]

type Props = { lang: Lang; data: Overview; chosen: Chosen; before?: Chosen }

const Tile: FC<Props & { name: (typeof headline)[number] }> = ({ lang, data, chosen, before, name }) => {
  const t = figures[lang]
  const rate = data.now.rates[name]
  const old = data.before?.figures.rates[name]
  const feedback = data.now.rates.feedback
  return (
    <div class="figure">
      <dt>
        <a href={reasonPath(chosen, name)}>{t.rates[name]}</a>
      </dt>
      <dd class="big">{sayRate(lang, rate)}</dd>
      <dd>
        <Counts of={rate} href={reasonPath(chosen, name)} />
        {name === 'satisfaction' && (
          <span class="quiet small">
            {' '}
            {t.rated} <Counts of={feedback} href={reasonPath(chosen, 'feedback')} />
          </span>
        )}
      </dd>
      <dd class="quiet small">
        {old ? (
          <>
            {sayBefore(lang, data.before)}{' '}
            {before && old.rate !== null ? <a href={reasonPath(before, name)}>{percent(old.rate)}</a> : t.noData}
            <span class="change"> {changeOf(lang, rate.rate, old.rate)}</span>
          </>
        ) : (
          t.noBefore
        )}
      </dd>
    </div>
  )
}

/** The four rates at the top, each with its counts and last year's. */
export const Headline: FC<Props> = (props) => (
  <dl class="figures">
    {headline.map((name) => (
      <Tile name={name} {...props} />
    ))}
  </dl>
)

/** Every other rate with what it counts. */
export const OtherRates: FC<Props> = ({ lang, data, chosen, before }) => {
  const t = figures[lang]
  const { rate, value, counts, basis } = t.moreColumns
  const { averageDays } = data.now
  return (
    <details class="others">
      <summary>{t.more}</summary>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{rate}</th>
              <th scope="col" class="right">
                {value}
              </th>
              <th scope="col" class="right">
                {counts}
              </th>
              <th scope="col" class="right">
                {sayBefore(lang, data.before)}
              </th>
              <th scope="col">{basis}</th>
            </tr>
          </thead>
          <tbody>
            {others.map((name) => {
              const of = data.now.rates[name]
              const old = data.before?.figures.rates[name]
              return (
                <tr>
                  <th scope="row" class="number">
                    {t.rates[name]}
                  </th>
                  <td class="number right">{sayRate(lang, of)}</td>
                  <td class="number right">
                    <Counts of={of} href={reasonPath(chosen, name)} />
                  </td>
                  <td class="number right">
                    {before && old && old.rate !== null ? (
                      <a href={reasonPath(before, name)}>{percent(old.rate)}</a>
                    ) : (
                      <span class="quiet">{t.noData}</span>
                    )}
                  </td>
                  <td class="quiet small" lang="zh-CN">
                    {of.basis}
                  </td>
                </tr>
              )
            })}
            <tr>
              <th scope="row">{t.averageDays}</th>
              <td class="number right">{averageDays === null ? t.noData : t.days(averageDays.toFixed(1))}</td>
              <td colspan={3} />
            </tr>
          </tbody>
        </table>
      </div>
    </details>
  )
}
