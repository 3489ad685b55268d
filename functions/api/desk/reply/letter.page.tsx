import type { FC } from 'hono/jsx'
import { dated } from '../../../../shared/letter-form/day.ts'
import type { ReplyLetter } from '../../../../shared/letter-form/letter.ts'
import type { Level } from '../../../../shared/letter-form/markup.ts'
import { paragraphsOf } from '../../../../shared/letter-form/markup.ts'

/** A reply as a letter: what print needs, in words. */
export type LetterView = ReplyLetter

const styles: Record<Level, string> = { 1: 'level-1', 2: 'level-2', 3: 'level-3', 4: 'level-3' }

const Head: FC<{ letter: LetterView }> = ({
  letter: { letterhead, category, disclosure, documentNumber, signedBy },
}) => (
  <>
    <p class="letter-class">
      类别：{category}
      <br />
      {disclosure}
    </p>
    <p class="letterhead">{letterhead}</p>
    <p class="letter-number">
      <span>{documentNumber ?? <span class="quiet">文号待编</span>}</span>
      <span>签发人：{signedBy ?? <span class="quiet">待签发</span>}</span>
    </p>
  </>
)

/** In the order and with the heading levels of GB/T 9704-2012. A letter is in Chinese whatever the reader's language. */
export const Letter: FC<{ letter: LetterView }> = ({ letter }) => {
  const { title, to, body, unit, date, contact, copyTo } = letter
  return (
    <article class="letter" lang="zh-CN" aria-label={title}>
      <Head letter={letter} />
      <p class="letter-title">{title}</p>
      <p class="letter-to">{to}：</p>
      {paragraphsOf(body).map(({ level, heading, text }) => (
        <p class="letter-text">
          {level && <b class={styles[level]}>{heading}</b>}
          {text}
        </p>
      ))}
      <div class="letter-signature">
        <p>{unit}</p>
        <p>{date ? <time datetime={date}>{dated(date)}</time> : <span class="quiet">发文日期</span>}</p>
      </div>
      {contact && <p class="letter-text">（联系人：{contact}）</p>}
      {copyTo.length > 0 && <p class="letter-copy">抄送：{copyTo.join('，')}。</p>}
    </article>
  )
}
