import type { FC } from 'hono/jsx'
import { Shell } from './shell.page.tsx'

/** Where a link leads. Looking at it does nothing; the script sends the code of the fragment, without scripts it is typed. */
export const CodePage: FC = () => (
  <Shell title="代表建议：查看和评价">
    <h1>代表建议：查看和评价</h1>
    <form method="post" action="/d" data-code>
      <div class="field">
        <label for="code">代码</label>
        <p class="hint" id="code-hint">
          通知里的 20 位代码，横线和大小写不影响。
        </p>
        <input
          id="code"
          name="code"
          required
          maxlength={500}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="code-hint"
        />
      </div>
      <p class="actions">
        <button type="submit">打开</button>
      </p>
      <p class="quiet">没有代码的，请向代表工作机构索取。</p>
    </form>
  </Shell>
)
