import type { FC } from 'hono/jsx'
import type { Light } from '../../../../shared/profiles/index.ts'
import type { Overview } from '../../figures/overview.ts'
import { figures } from '../texts/figures.ts'
import type { Lang } from '../texts/language.ts'
import { time } from '../texts/time.ts'
import { sayDay } from '../time.tsx'
import { type Chosen, type ListName, listPath, reasonPath } from './asked.ts'

type Props = { lang: Lang; data: Overview; chosen: Chosen }

const Number_: FC<{ name: string; n: number; href?: string; late?: boolean }> = ({ name, n, href, late }) => (
  <div>
    <dt>{name}</dt>
    <dd class={late && n > 0 ? 'light overdue' : 'number'}>{href && n > 0 ? <a href={href}>{n}</a> : n}</dd>
  </div>
)

/** What leaders look at first: due soon, overdue, key-supervised; and how many there are of everything. */
export const Attention: FC<Props> = ({ lang, data, chosen }) => {
  const t = figures[lang]
  const { counts } = data.now
  const { due } = data
  const list = (what: ListName) => listPath(chosen, what)
  return (
    <dl class="counts">
      <Number_ name={t.dueSoon(sayDay(lang, due.until, due.today))} n={due.count} href={list('due')} />
      <Number_ name={t.overdue} n={counts.overdue} href={list('overdue')} late />
      <Number_ name={t.key} n={data.key.length} href={list('key')} />
      <Number_ name={t.open} n={counts.open} href={list('open')} />
      <Number_ name={t.issued} n={counts.issued} href={reasonPath(chosen, 'answered', { part: 'numerator' })} />
      <Number_ name={t.handlings} n={counts.handlings} href={reasonPath(chosen, 'answered')} />
      {counts.unassigned !== undefined && (
        <Number_ name={t.unassigned} n={counts.unassigned} href={list('unassigned')} />
      )}
    </dl>
  )
}

const shapes: Record<Light, string> = { green: '●', yellow: '◐', red: '▲', overdue: '■' }

/** Open handlings by light, as they are now. */
export const Lights: FC<Props> = ({ lang, data, chosen }) => {
  const t = figures[lang]
  const { lights } = data.due
  return (
    <p class="lights">
      <span class="quiet">{t.lights}</span>
      {(['green', 'yellow', 'red', 'overdue'] as const).map((light) => (
        <span class={`light ${light}`}>
          <span aria-hidden="true">{shapes[light]}</span> {time[lang].lights[light]}{' '}
          {lights[light] > 0 ? <a href={listPath(chosen, light)}>{lights[light]}</a> : lights[light]}
        </span>
      ))}
      {lights.undated > 0 && (
        <span>
          {t.undated} <a href={listPath(chosen, 'undated')}>{lights.undated}</a>
        </span>
      )}
    </p>
  )
}
