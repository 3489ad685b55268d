import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { DayOf } from '../time.tsx'
import { type HandlingView, words } from './case-view.ts'
import { modeName, type PagePlace } from './place.ts'

/** 联络沟通: when, how, with whom, and what was said. */
export const Contacts: FC<{ place: PagePlace; of: Pick<HandlingView, 'contacts' | 'unreached'> }> = ({ place, of }) => {
  const { lang, today } = place
  const t = handling[lang]
  const { on, mode, with: who, summary } = t.columns
  return (
    <>
      {of.contacts.length > 0 && (
        <section class="table" tabindex={0} aria-label={t.contacts}>
          <table>
            <thead>
              <tr>
                {[on, mode, who, summary].map((name) => (
                  <th scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.contacts.map((c) => (
                <tr>
                  <td class="number">
                    <DayOf lang={lang} day={c.on} today={today} />
                  </td>
                  <td class="number">{modeName(place, c.mode)}</td>
                  <td>{c.with.join('、')}</td>
                  <td class="roomy" lang="zh-CN">
                    {words(c.summary)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {of.unreached && (
        <p lang="zh-CN">
          <span class="quiet">{t.unreached}</span> {words(of.unreached)}
        </p>
      )}
    </>
  )
}
