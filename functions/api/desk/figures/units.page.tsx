import type { FC } from 'hono/jsx'
import type { Group } from '../../../../shared/rates/answer.ts'
import { figures } from '../texts/figures.ts'
import type { Lang } from '../texts/language.ts'
import { type Asked, type Chosen, chosenOf, figuresPath, listPath, reasonPath, type Sort } from './asked.ts'
import { Counts, percent, sayInterval } from './say.tsx'
import { sortUnits } from './units.ts'

const rated = ['onTime', 'faceToFace', 'satisfaction', 'fulfilment'] as const

const Head: FC<{ lang: Lang; asked: Asked; of: Sort; name: string; right?: boolean }> = (p) => {
  const { lang, asked, of, name, right } = p
  const here = asked.sort === of
  const order = here ? (asked.order === 'up' ? 'down' : 'up') : of === 'name' ? 'up' : 'down'
  return (
    <th
      scope="col"
      class={right ? 'right' : undefined}
      {...(here && { 'aria-sort': asked.order === 'up' ? 'ascending' : 'descending' })}
    >
      <a href={`${figuresPath(chosenOf(asked), { sort: of, order })}#units`} aria-label={figures[lang].sortBy(name)}>
        {name}
        {here && <span aria-hidden="true">{asked.order === 'up' ? ' ▴' : ' ▾'}</span>}
      </a>
    </th>
  )
}

const Unit: FC<{ lang: Lang; group: Group; chosen: Chosen }> = ({ lang, group, chosen }) => {
  const t = figures[lang]
  const own: Chosen = { ...chosen, unit: group.key, alone: '1' }
  const { overdue } = group.counts
  const answered = group.rates.answered
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        <a href={figuresPath({ ...chosen, unit: group.key })}>{group.name}</a>
      </th>
      <td class="number right">{answered && <Counts of={answered} href={reasonPath(own, 'answered')} />}</td>
      {rated.map((name) => {
        const of = group.rates[name]
        if (!of || of.rate === null) return <td class="number right quiet">{t.noData}</td>
        const few = of.unranked !== undefined
        return (
          <td class="number right">
            <span class={few ? 'quiet' : undefined}>{percent(of.rate)}</span>{' '}
            <span class="small">
              <Counts of={of} href={reasonPath(own, name)} />
            </span>
            <span class="quiet interval">{few ? t.unranked : sayInterval(of.interval)}</span>
          </td>
        )
      })}
      <td class={`number right ${overdue > 0 ? 'light overdue' : 'quiet'}`}>
        {overdue > 0 ? <a href={listPath(own, 'overdue')}>{overdue}</a> : 0}
      </td>
    </tr>
  )
}

/** The units beside each other, sorted by the address; each rate with its counts and Wilson's interval. */
export const Units: FC<{ lang: Lang; groups: readonly Group[]; asked: Asked }> = ({ lang, groups, asked }) => {
  const t = figures[lang]
  const shown = sortUnits(groups, asked.sort, asked.order)
  const names: Record<Sort, string | undefined> = {
    name: t.unit,
    answered: t.replies,
    onTime: t.rates.onTime,
    faceToFace: t.rates.faceToFace,
    satisfaction: t.rates.satisfaction,
    fulfilment: t.rates.fulfilment,
    overdue: t.overdue,
  }
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="units">
      <h2 id="units">{t.byUnit}</h2>
      <div class="table">
        <table class="dense">
          <caption class="hidden">{t.byUnit}</caption>
          <thead>
            <tr>
              {(['name', 'answered', ...rated, 'overdue'] as const).map((of) => (
                <Head lang={lang} asked={asked} of={of} name={names[of] ?? of} right={of !== 'name'} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <Unit lang={lang} group={group} chosen={chosenOf(asked)} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet small">{t.intervalHint}</p>
    </section>
  )
}
