import type { FC } from 'hono/jsx'
import { Shell } from '../shell.page.tsx'
import { history } from '../texts/history.ts'
import type { Viewer } from '../viewer.ts'

type Props = {
  viewer: Viewer
  /** Why nothing was read, in Chinese. */
  error?: string
  pasted?: string
}

/** 补录历史答复: the letter, from which the entry begins. */
export const LetterPage: FC<Props> = ({ viewer, error, pasted = '' }) => {
  const t = history[viewer.lang]
  return (
    <Shell viewer={viewer} title={t.title}>
      <p>
        <a href="/suggestions">{t.back}</a>
      </p>
      <h1>{t.title}</h1>
      {error && (
        <div class="notice wrong" role="alert" tabindex={-1} autofocus>
          <p lang="zh-CN">{error}</p>
        </div>
      )}
      <p>{t.intro}</p>
      <form class="entry" method="post" action="/suggestions/history/letter" enctype="multipart/form-data">
        <div class="field">
          <label for="letter-file">{t.file}</label>
          <p class="hint" id="letter-file-hint">
            {t.fileHint}
          </p>
          <input
            id="letter-file"
            type="file"
            name="file"
            accept=".html,.htm,.docx,.txt"
            aria-describedby="letter-file-hint"
          />
        </div>
        <div class="field">
          <label for="letter-text">{t.paste}</label>
          <textarea id="letter-text" name="text" rows={8}>
            {pasted}
          </textarea>
        </div>
        <p class="actions">
          <button type="submit">{t.read}</button> <a href="/suggestions/history/entry">{t.byHand}</a>
        </p>
      </form>
    </Shell>
  )
}
