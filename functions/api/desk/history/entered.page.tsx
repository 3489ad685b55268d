import type { FC } from 'hono/jsx'
import { history } from '../texts/history.ts'
import type { Lang } from '../texts/language.ts'

type Props = { lang: Lang; id: string /** Whether this person may put it right. */; mayChange: boolean }

/** Says on a suggestion's page that it was answered before it came into the system, and leads to putting it right. */
export const EnteredNotice: FC<Props> = ({ lang, id, mayChange }) => {
  const t = history[lang]
  return (
    <section class="notice">
      <h2>{t.entered}</h2>
      <p>{t.enteredHint}</p>
      {mayChange && (
        <>
          <p>
            <a href={`/suggestions/history/entry?of=${encodeURIComponent(id)}`}>{t.change}</a>
          </p>
          <details>
            <summary>{t.revoke}</summary>
            <p class="hint">{t.revokeHint}</p>
            <form method="post" action={`/suggestions/${encodeURIComponent(id)}/revocation`}>
              <div class="field">
                <label for="revoke-reason">{t.reason}</label>
                <input id="revoke-reason" name="reason" required maxlength={200} />
              </div>
              <p class="actions">
                <button type="submit" class="second">
                  {t.revoke}
                </button>
              </p>
            </form>
          </details>
        </>
      )}
    </section>
  )
}
