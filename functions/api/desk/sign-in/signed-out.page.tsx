import type { FC } from 'hono/jsx'
import { Shell } from '../shell.page.tsx'
import { signIn } from '../texts/sign-in.ts'
import type { Viewer } from '../viewer.ts'

/** After signing out. `everywhere` is where the provider's own session is ended. */
export const SignedOutPage: FC<{ viewer: Viewer; everywhere: string | undefined }> = ({ viewer, everywhere }) => {
  const t = signIn[viewer.lang]
  return (
    <Shell viewer={viewer} title={t.signedOut}>
      <h1>{t.signedOut}</h1>
      <p>{t.signedOutLong}</p>
      <p class="actions">
        <a class="button" href="/sign-in">
          {t.again}
        </a>
        {everywhere && <a href={everywhere}>{t.everywhere}</a>}
      </p>
    </Shell>
  )
}
