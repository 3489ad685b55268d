import type { FC } from 'hono/jsx'
import { Shell } from './shell.page.tsx'

/** Takes the code from the fragment, which no server and no log has seen, out of the address, and sends the form. */
const script = `
const send = () => {
  const code = location.hash.slice(1)
  if (!code) return
  history.replaceState(null, '', location.pathname)
  const form = document.forms[0]
  form.code.value = code
  form.submit()
}
addEventListener('hashchange', send)
send()`

/** Where a link leads. Looking at it does nothing; without scripts the code is typed. */
export const CodePage: FC<{ nonce: string }> = ({ nonce }) => (
  <Shell title="代表建议:查看和评价" nonce={nonce}>
    <h1>代表建议:查看和评价</h1>
    <form method="post" action="/d">
      <label class="label" for="code">
        代码
      </label>
      <p class="hint">通知里的 20 位代码,横线和大小写不影响。没有代码的,请向代表工作机构索取。</p>
      <p>
        <input
          id="code"
          name="code"
          required
          maxlength={500}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      </p>
      <button type="submit">打开</button>
    </form>
    <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />
  </Shell>
)
