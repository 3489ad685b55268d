import type { FC } from 'hono/jsx'
import { Shell } from '../../functions/api/links/shell.page.tsx'
import type { Mail } from './mailbox.ts'

/** A deputy by name, or by what little is said of one who asked for confidence. */
const nameOf = ({ to }: Mail): string => (to?.role === 'deputy' ? (to.name ?? '（要求保密的代表）') : '')

/** The deputies who were sent something, the latest first. */
const named = (mails: readonly Mail[]): string[] => [...new Set(mails.map(nameOf))].filter((name) => name !== '')

/** What a deputy's phone would show: the messages with their links. On this machine they go nowhere else. */
export const MessagesPage: FC<{ mails: readonly Mail[]; to: string | undefined }> = ({ mails, to }) => {
  const latest = mails.toReversed()
  if (!to)
    return (
      <Shell title="代表的手机">
        <h1>代表的手机</h1>
        <p class="quiet">这台机器不往外发短信。选一位代表，看看发给他（她）的通知，打开里面的链接。</p>
        <ul class="promises">
          {named(latest).map((name) => (
            <li>
              <a href={`/dev/messages?to=${encodeURIComponent(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </Shell>
    )
  return (
    <Shell title={`${to}代表的手机`}>
      <p>
        <a href="/dev/messages">其他代表</a>
      </p>
      <h1>{to}代表的手机</h1>
      {latest
        .filter((mail) => nameOf(mail) === to)
        .map((mail) => (
          <article class="message">
            <h2>{mail.subject}</h2>
            <p class="quiet small">{mail.at.slice(0, 16).replace('T', ' ')}</p>
            <p class="prose">{mail.text}</p>
            {mail.link && (
              <p class="actions">
                <a class="button" href={mail.link}>
                  打开链接
                </a>
                <span class="quiet">
                  代码 <b class="code">{mail.code}</b>
                </span>
              </p>
            )}
          </article>
        ))}
    </Shell>
  )
}
