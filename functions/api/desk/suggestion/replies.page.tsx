import type { FC } from 'hono/jsx'
import { letterPath } from '../links.ts'
import { handling } from '../texts/handling.ts'
import { DayOf } from '../time.tsx'
import { type HandlingView, words } from './case-view.ts'
import { Folded } from './folded.page.tsx'
import { categoryName, dayWords, disclosureName, type PagePlace } from './place.ts'

type Reply = HandlingView['replies'][number]

/** `isKnown`: whether there were contacts; of what was entered afterwards nobody may know. */
const Facts: FC<{ place: PagePlace; reply: Reply; isKnown: boolean }> = ({ place, reply: r, isKnown }) => {
  const t = handling[place.lang]
  const { category } = r.amendments?.at(-1) ?? r
  const said = [
    t.replyOn(dayWords(place, r.issuedOn)),
    ...(r.signedBy ? [t.signedBy(r.signedBy, dayWords(place, r.signedOn))] : []),
    disclosureName(place, r.disclosure),
    ...(r.publishedOn ? [t.published(dayWords(place, r.publishedOn))] : []),
    ...(isKnown ? [r.faceToFace ? t.met : t.notMet] : []),
    ...(r.corrects ? [t.corrects(r.corrects)] : []),
    ...(r.round > 1 ? [t.round(r.round)] : []),
  ]
  return (
    <p>
      <b>{r.documentNumber}</b> <span class="tag">{categoryName(place, category)}</span>{' '}
      <span class="quiet">{said.join(' · ')}</span>
    </p>
  )
}

const Deliveries: FC<{ place: PagePlace; reply: Reply }> = ({ place, reply: { deliveries = [] } }) => {
  const { lang, today } = place
  if (deliveries.length === 0) return null
  return (
    <p class="small">
      <span class="quiet">{handling[lang].deliveries}</span>{' '}
      {deliveries.map(({ deputy, on, mode }, i) => (
        <>
          {i > 0 && '；'}
          {deputy} <DayOf lang={lang} day={on} today={today} /> {mode}
        </>
      ))}
    </p>
  )
}

/** 答复: the letters that went out, the last first. */
export const Replies: FC<{
  place: PagePlace
  suggestion: string
  of: Pick<HandlingView, 'id' | 'replies' | 'known'>
}> = (p) => {
  const { place, suggestion, of } = p
  const { lang } = place
  const t = handling[lang]
  const last = of.replies.length - 1
  return (
    <>
      {of.replies
        .map((r, i) => (
          <div class="entry">
            <Facts place={place} reply={r} isKnown={of.known?.contacts !== false} />
            {r.amendments?.map(({ on, category }) => (
              <p class="small quiet">{t.amended(category, dayWords(place, on))}</p>
            ))}
            <p lang="zh-CN">
              <b>{words(r.title)}</b>
            </p>
            {i === last ? (
              <Folded lang={lang} text={words(r.body)} />
            ) : (
              <details class="plain">
                <summary>{t.earlierReply}</summary>
                <p class="prose" lang="zh-CN">
                  {words(r.body)}
                </p>
              </details>
            )}
            <Deliveries place={place} reply={r} />
            <p>
              <a href={letterPath(suggestion, of.id, String(i + 1))}>{t.letter}</a>
            </p>
          </div>
        ))
        .reverse()}
    </>
  )
}
