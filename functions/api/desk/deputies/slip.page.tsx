import type { FC } from 'hono/jsx'
import { deputiesPath } from '../links.ts'
import { Qr } from '../qr.page.tsx'
import { Shell } from '../shell.page.tsx'
import { deputies as texts } from '../texts/deputies.ts'
import { DayOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'

type Props = {
  viewer: Viewer
  of: { id: string; number: string; title: string }
  deputy: string
  purpose: string
  link: { url: string; code: string }
  /** The last day of the link. */
  until: string
  today: string
}

/** What is handed to a deputy: address, code and QR code, on one sheet that is printed. Shown once. */
export const SlipPage: FC<Props> = ({ viewer, of, deputy, purpose, link, until, today }) => {
  const { lang } = viewer
  const t = texts[lang]
  return (
    <Shell viewer={viewer} title={t.slip(deputy)}>
      <p class="unprinted">
        <a href={deputiesPath(of.id)}>{t.toList}</a>{' '}
        <button type="button" class="minor" data-print hidden>
          {t.print}
        </button>
      </p>
      <div class="notice unprinted" role="status">
        <p>{t.slipHint}</p>
        <p>{t.slipRecorded}</p>
      </div>
      <section class="slip">
        <div>
          <h1>{t.slip(deputy)}</h1>
          <p lang="zh-CN">
            {of.number} {of.title}
          </p>
          <p>{purpose}</p>
          <p class="quiet">{t.slipHow}</p>
          <dl>
            <dt>{t.address}</dt>
            <dd>{link.url.split('#')[0]}</dd>
            <dt>{t.code}</dt>
            <dd class="code">{link.code}</dd>
            <dt>{t.until}</dt>
            <dd>
              <DayOf lang={lang} day={until} today={today} />
            </dd>
          </dl>
        </div>
        <Qr of={link.url} label={t.qr} />
      </section>
    </Shell>
  )
}
