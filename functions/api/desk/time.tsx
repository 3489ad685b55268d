import type { FC } from 'hono/jsx'
import { daysBetween } from '../../../shared/calendar/index.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import type { Lang } from './texts/language.ts'
import { time } from './texts/time.ts'

const parts = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

/** A day as people say it: 5月6日 周二, with its year where that is not the present one. Days are Asia/Shanghai. */
export const sayDay = (lang: Lang, day: string, today: string): string => {
  const [year, month, date] = parts(day)
  if (day.slice(0, 4) !== today.slice(0, 4)) return time[lang].dayOfYear(year, month, date)
  return time[lang].day(month, date, new Date(Date.UTC(year, month - 1, date)).getUTCDay())
}

/** A day in a page, exact for machines. */
export const DayOf: FC<{ lang: Lang; day: string; today: string }> = ({ lang, day, today }) => (
  <time datetime={day}>{sayDay(lang, day, today)}</time>
)

/** How long there is: 还有 6 天, 今天到期, 超期 3 天. */
export const daysLeft = (lang: Lang, dueOn: string | null, today: string): string =>
  dueOn === null ? time[lang].none : time[lang].left(daysBetween(today, dueOn))

const shapes: Record<Light, string> = { green: '●', yellow: '◐', red: '▲', overdue: '■' }

/** A light: a shape and a word, ■ 超期 3 天. */
export const LightOf: FC<{ lang: Lang; light: Light; dueOn: string | null; today: string }> = (p) => {
  const { lang, light, dueOn, today } = p
  const late = light === 'overdue' && dueOn !== null && dueOn < today
  return (
    <span class={`light ${light}`}>
      <span aria-hidden="true">{shapes[light]}</span> {late ? daysLeft(lang, dueOn, today) : time[lang].lights[light]}
    </span>
  )
}
