import type { FC, PropsWithChildren } from 'hono/jsx'
import type { FieldError } from '../../../shared/case/refusal.ts'

const style = `
:root{color-scheme:light dark;--ink:#1d2321;--paper:#fff;--rule:#c9d0cd;--accent:#0d5c63;--wrong:#a4262c}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9e7;--paper:#161a19;--rule:#4a5250;--accent:#7fc4c9;--wrong:#ff9a9e}}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:18px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.25rem;margin-top:2.2rem;border-top:1px solid var(--rule);padding-top:1.2rem}h3{font-size:1.1rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}.hint{opacity:.8}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}
input[name=code],textarea{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:2px solid currentColor;background:inherit;color:inherit}
input[name=code]{letter-spacing:.08em}
fieldset{border:0;padding:0;margin:1.2rem 0}legend,.label{font-weight:600;padding:0;display:block}
.choice{display:block;padding:.5rem 0}.choice input{width:1.4rem;height:1.4rem;vertical-align:-.25rem;margin:0 .6rem 0 0;accent-color:var(--accent)}
button{font:inherit;font-weight:600;min-height:2.8rem;padding:.4rem 1.6rem;border:0;border-radius:4px;background:var(--accent);color:var(--paper)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.notice{border:3px solid var(--accent);padding:.4rem 1.2rem}.wrong{border-color:var(--wrong)}`

/** A page for deputies: system fonts, no other files, readable on a phone. */
export const Shell: FC<PropsWithChildren<{ title: string; nonce: string }>> = ({ title, nonce, children }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <main>{children}</main>
    </body>
  </html>
)

/** What is wrong in a form, at the top of the page, each leading to its field. */
export const Errors: FC<{ errors: FieldError[] }> = ({ errors }) =>
  errors.length === 0 ? null : (
    <div class="notice wrong" role="alert">
      <h2>有内容需要改正</h2>
      <ul>
        {errors.map(({ path, message }) => (
          <li>{path === '' ? message : <a href={`#${path}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )

/** Why somebody does not get on, and the way out. */
export const RefusedPage: FC<{ title: string; detail: string; back: boolean; nonce: string }> = (p) => (
  <Shell title={p.title} nonce={p.nonce}>
    <h1>{p.title}</h1>
    <p>{p.detail}。</p>
    <p>
      <a href="/d">输入代码</a>
      {p.back && (
        <>
          {' · '}
          <a href="/d/suggestion">回到办理情况</a>
        </>
      )}
    </p>
  </Shell>
)
