import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { DayOf } from '../time.tsx'
import { type HandlingView, words } from './case-view.ts'
import { dayWords, type PagePlace, satisfactionName, unitName } from './place.ts'

type Promise_ = HandlingView['commitments'][number]

const When: FC<{ place: PagePlace; promise: Promise_ }> = ({ place, promise: { dueOn, firstDueOn, rescheduled } }) => {
  const { lang, today } = place
  const t = handling[lang]
  return (
    <>
      {dueOn ? <DayOf lang={lang} day={dueOn} today={today} /> : t.opinion.none}
      {firstDueOn && firstDueOn !== dueOn && (
        <span class="quiet small"> {t.firstDue(dayWords(place, firstDueOn))}</span>
      )}
      {rescheduled && <span class="quiet small"> {t.moved(rescheduled.length)}</span>}
    </>
  )
}

const Progress: FC<{ place: PagePlace; promise: Promise_ }> = ({
  place,
  promise: { progress = [], rescheduled = [], explained },
}) => (
  <>
    {progress.map(({ at, text }) => (
      <p class="line">
        <span class="quiet">{dayWords(place, at.slice(0, 10))}</span> <span lang="zh-CN">{words(text)}</span>
      </p>
    ))}
    {rescheduled.map(({ on, to, reason }) => (
      <p class="line">
        <span class="quiet">
          {dayWords(place, on)} {handling[place.lang].columns.to} {dayWords(place, to)}
        </span>{' '}
        <span lang="zh-CN">{words(reason)}</span>
      </p>
    ))}
    {explained && (
      <p class="line">
        <span class="quiet">
          {dayWords(place, explained.at.slice(0, 10))} {explained.signedBy}
        </span>{' '}
        <span lang="zh-CN">{words(explained.text)}</span>
      </p>
    )}
  </>
)

/** 承诺事项: the ledger of what the reply promised, by whom and by when, and what became of it. */
export const Promises: FC<{ place: PagePlace; of: Pick<HandlingView, 'commitments'> }> = ({ place, of }) => {
  const { lang } = place
  const t = handling[lang]
  const { item, unit, due, state, progress, rating } = t.columns
  return (
    <section class="table" tabindex={0} aria-label={t.promises}>
      <table>
        <thead>
          <tr>
            {[item, unit, due, state, progress, rating].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.commitments.map((c) => (
            <tr>
              <td class="roomy" lang="zh-CN">
                {words(c.item)}
              </td>
              <td class="number">{unitName(place, c.unit)}</td>
              <td class="number">
                <When place={place} promise={c} />
              </td>
              <td class="number">
                {t.promiseStates[c.state]}
                {c.fulfilledOn && <span class="quiet"> {dayWords(place, c.fulfilledOn)}</span>}
              </td>
              <td class="roomy">
                <Progress place={place} promise={c} />
              </td>
              <td>
                {c.rating && satisfactionName(place, c.rating.result)}
                {c.rating?.late && <span class="quiet small"> {t.late}</span>}
                {c.rating?.comments && <span lang="zh-CN"> {words(c.rating.comments)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
