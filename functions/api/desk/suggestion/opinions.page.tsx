import type { FC } from 'hono/jsx'
import { handling } from '../texts/handling.ts'
import { type HandlingView, words } from './case-view.ts'
import { Folded } from './folded.page.tsx'
import { dayWords, type PagePlace, unitName } from './place.ts'

type Opinion = HandlingView['opinions'][string]

/** How far a co-unit is, in a few words. */
export const opinionState = (place: PagePlace, opinion: Opinion | undefined): string => {
  const t = handling[place.lang].opinion
  // Of what was entered afterwards nobody says when a co-unit gave it.
  if (!opinion) return t.unknown
  const { on, late, lapsed, receivedOn, dueOn } = opinion
  if (on) return [t.given(dayWords(place, on)), ...(late ? [t.late] : [])].join(' ')
  const due = dueOn ? t.due(dayWords(place, dueOn)) : t.none
  const so = lapsed ? t.lapsed : receivedOn ? t.received(dayWords(place, receivedOn)) : t.open
  return [so, due].join(place.lang === 'zh' ? '，' : ', ')
}

/** 会办意见: every co-unit with its state, what it gave, and what was sent back before. */
export const Opinions: FC<{ place: PagePlace; of: Pick<HandlingView, 'co' | 'opinions'> }> = ({ place, of }) => {
  const { lang } = place
  const t = handling[lang]
  return (
    <>
      {of.co.map((code) => {
        const opinion = of.opinions[code]
        const { documentNumber, sentBack = [] } = opinion ?? {}
        return (
          <div class="entry">
            <p>
              <b>{unitName(place, code)}</b> <span class="quiet">{opinionState(place, opinion)}</span>
              {documentNumber && <span class="quiet"> {documentNumber}</span>}
            </p>
            {opinion?.text && <Folded lang={lang} text={words(opinion.text)} />}
            {sentBack.length > 0 && (
              <details class="plain">
                <summary>{t.sentBack(sentBack.length)}</summary>
                {sentBack.map(({ on, text, reason }) => (
                  <>
                    {on && <p class="quiet small">{dayWords(place, on)}</p>}
                    {text && <Folded lang={lang} text={words(text)} />}
                    <p lang="zh-CN">
                      <span class="quiet">{t.sentBackWhy}</span> {words(reason)}
                    </p>
                  </>
                ))}
              </details>
            )}
          </div>
        )
      })}
    </>
  )
}
