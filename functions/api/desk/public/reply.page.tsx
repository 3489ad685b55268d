import type { FC } from 'hono/jsx'
import { kindOf } from '../../../../shared/case/ids.ts'
import { Letter } from '../../links/letter.page.tsx'
import { Qr } from '../qr.page.tsx'
import { Shell } from '../shell.page.tsx'
import { publicTexts } from '../texts/public.ts'
import type { Viewer } from '../viewer.ts'
import type { WholeReply } from './read.ts'

type Props = { viewer: Viewer; reply: WholeReply; session: string; url: string }

/** A public reply: its data, the letter, and how to pass it on. */
export const PublicReplyPage: FC<Props> = ({ viewer, reply, session, url }) => {
  const { lang } = viewer
  const t = publicTexts[lang]
  const { title, deputies, topics, body, category } = reply
  const data: [string, string][] = [
    [t.index, reply.indexNumber],
    [t.topics, topics.join('、') || t.noTopic],
    [t.publisher, reply.publisher],
    [t.number, reply.documentNumber],
    [t.suggestion, t.numbered(session, reply.number, kindOf(reply.suggestion) === 'recess')],
    ...(deputies.length > 0 ? [[t.deputies, deputies.join('、')] as [string, string]] : []),
    [t.issued, reply.issuedOn],
    [t.published, reply.publishedOn],
    [t.validity, reply.validity === 'valid' ? t.valid : t.superseded],
  ]
  return (
    <Shell viewer={viewer} title={title} look="public" head={<link rel="canonical" href={url} />}>
      <p class="noprint">
        <a href="/public/replies">{t.back}</a>
      </p>
      <div class="published">
        <dl class="data">
          {data.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd lang="zh-CN">{value}</dd>
            </>
          ))}
        </dl>
        <Qr of={url} label={t.qr} />
      </div>
      {body === undefined ? (
        <>
          <h1 lang="zh-CN">{title}</h1>
          <p class="quiet">{t.titleOnly}</p>
        </>
      ) : (
        <Letter
          level={1}
          title={title}
          body={body}
          documentNumber={reply.documentNumber}
          publisher={reply.publisher}
          issuedOn={reply.issuedOn}
          {...(category && { category: t.category(category) })}
        />
      )}
      <section class="share" aria-labelledby="share">
        <h2 id="share">{t.share}</h2>
        <p>
          <a href={url}>{url}</a>
        </p>
        <p class="quiet small noprint">
          {t.shareHint} <span class="keys">{t.printHint}</span>
        </p>
      </section>
    </Shell>
  )
}
