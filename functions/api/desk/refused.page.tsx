import type { FC } from 'hono/jsx'
import type { Problem } from '../problem.ts'
import { Shell } from './shell.page.tsx'
import { refused } from './texts/refused.ts'
import type { Viewer } from './viewer.ts'

type Props = { viewer: Viewer; problem: Pick<Problem, 'title' | 'detail' | 'status'> }

const sentence = (text: string): string => (/[。!?！？]$/.test(text) ? text : `${text}。`)

/** Why somebody does not get on, and the way out. */
export const RefusedPage: FC<Props> = ({ viewer, problem: { title, detail, status } }) => {
  const t = refused[viewer.lang]
  const anonymous = status === 401
  return (
    <Shell viewer={viewer} title={title}>
      <h1 lang="zh-CN">{title}</h1>
      <p lang="zh-CN">{sentence(detail)}</p>
      {anonymous && viewer.person === undefined && <p>{t.expired}</p>}
      <p class="actions">
        {anonymous ? (
          <a class="button" href="/sign-in" target="_blank" rel="noopener">
            {t.signIn}
          </a>
        ) : (
          <a href="/">{t.back}</a>
        )}
      </p>
    </Shell>
  )
}
