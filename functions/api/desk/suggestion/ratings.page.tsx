import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { DayOf } from '../time.tsx'
import { type HandlingView, words } from './case-view.ts'
import { type PagePlace, satisfactionName } from './place.ts'

/** 代表评价: of every round, on attitude and result. */
export const Ratings: FC<{ place: PagePlace; of: Pick<HandlingView, 'ratings'> }> = ({ place, of }) => {
  const { lang, today } = place
  const t = handling[lang]
  const { on, attitude, result, comments } = t.columns
  return (
    <section class="table" tabindex={0} aria-label={t.ratings}>
      <table>
        <thead>
          <tr>
            {[on, attitude, result, comments].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.ratings.map((r) => (
            <tr>
              <td class="number">
                <DayOf lang={lang} day={r.on} today={today} />
                {r.round > 1 && <span class="quiet small"> {t.round(r.round)}</span>}
              </td>
              <td class="number">{satisfactionName(place, r.attitude)}</td>
              <td class="number">{satisfactionName(place, r.result)}</td>
              <td>
                <span lang="zh-CN">{words(r.comments)}</span>{' '}
                <span class="quiet small">
                  {r.via === 'link' ? t.byLink : t.byPaper}
                  {r.late && ` ${t.late}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
