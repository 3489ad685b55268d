import type { FC, PropsWithChildren } from 'hono/jsx'
import type { FieldError } from '../../../shared/case/refusal.ts'
import { assetUrl } from '../assets.ts'

/** A page for deputies: one column in large type, in the look of the desk, readable on a phone. */
export const Shell: FC<PropsWithChildren<{ title: string }>> = ({ title, children }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <link rel="stylesheet" href={assetUrl('desk.css')} />
      <link rel="stylesheet" href={assetUrl('dark.css')} media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="data:," />
      <script src={assetUrl('deputy.js')} defer />
    </head>
    <body class="deputy">
      <header class="top">
        <div>
          <span class="brand">代表建议办理</span>
        </div>
      </header>
      <main>{children}</main>
    </body>
  </html>
)

/** What is wrong in a form, at the top of the page, each leading to its field. */
export const Errors: FC<{ errors: FieldError[] }> = ({ errors }) =>
  errors.length === 0 ? null : (
    <div class="notice wrong" role="alert" tabindex={-1}>
      <h2>有内容需要改正</h2>
      <ul>
        {errors.map(({ path, message }) => (
          <li>{path === '' ? message : <a href={`#${path}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )

/** Why somebody does not get on, and the way out. */
export const RefusedPage: FC<{ title: string; detail: string; back: boolean }> = ({ title, detail, back }) => (
  <Shell title={title}>
    <h1>{title}</h1>
    <p>{detail}。</p>
    <p class="actions">
      <a class="button second" href="/d">
        输入代码
      </a>
      {back && <a href="/d/suggestion">回到办理情况</a>}
    </p>
  </Shell>
)
