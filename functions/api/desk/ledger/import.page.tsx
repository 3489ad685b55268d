import type { FC } from 'hono/jsx'
import { reasonsOf } from '../../ledger/rejected.ts'
import { xlsxType } from '../../ledger/workbook.ts'
import { Shell } from '../shell.page.tsx'
import { ledger } from '../texts/ledger.ts'
import type { Viewer } from '../viewer.ts'
import type { Done } from './done.ts'

/** What became of a file: `file` holds the rejected rows as a workbook. */
export type Outcome = {
  done: Done
  /** It was only checked, and so many rows can be taken in. */
  checked: boolean
  accepted?: number
  /** The row to go on with. */
  next?: number
  unknown: readonly string[]
  file?: Buffer
}

type Props = {
  viewer: Viewer
  sessions: readonly { id: string; name: string }[]
  session: string
  /** Why the file was refused, in Chinese. */
  error?: string
  outcome?: Outcome
}

/** So many rejected rows are shown; all are in the file. */
const shown = 50

const Result: FC<{ viewer: Viewer; outcome: Outcome }> = ({ viewer: { lang }, outcome }) => {
  const t = ledger[lang]
  const { checked, accepted = 0, done, next, unknown, file } = outcome
  const { created, updated, unchanged, rejected } = done
  return (
    <section>
      <p class="notice" role="status">
        {checked ? t.checked(accepted, rejected.length) : t.taken(created, updated, unchanged)}
      </p>
      {next !== undefined && <p class="notice wrong">{t.next(next)}</p>}
      {unknown.length > 0 && <p class="quiet">{t.unknown(unknown.join('、'))}</p>}
      {rejected.length > 0 && (
        <>
          <h2>{t.rejected(rejected.length)}</h2>
          {file && (
            <p>
              <a
                class="button second"
                download="未导入的建议.xlsx"
                href={`data:${xlsxType};base64,${file.toString('base64')}`}
              >
                {t.download}
              </a>{' '}
              <span class="quiet">{t.rejectedHint}</span>
            </p>
          )}
          <table>
            <caption class="hidden">{t.rejected(rejected.length)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.row}</th>
                <th scope="col">{t.reason}</th>
              </tr>
            </thead>
            <tbody lang="zh-CN">
              {rejected.slice(0, shown).map((one) => (
                <tr>
                  <td class="number">{one.row}</td>
                  <td>{reasonsOf(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rejected.length > shown && <p class="quiet">{t.more(rejected.length - shown)}</p>}
        </>
      )}
    </section>
  )
}

/** 导入台账. */
export const ImportPage: FC<Props> = ({ viewer, sessions, session, error, outcome }) => {
  const t = ledger[viewer.lang]
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
      {outcome && <Result viewer={viewer} outcome={outcome} />}
      <p>{t.intro}</p>
      <p>
        <a href="/suggestions/import/template.xlsx">{t.template}</a>
      </p>
      <form
        method="post"
        action="/suggestions/import"
        enctype="multipart/form-data"
        data-parts={t.progress}
        data-broken={t.broken}
      >
        <input type="hidden" name="done" value="" autocomplete="off" />
        <div class="field">
          <label for="import-file">{t.file}</label>
          <p class="hint" id="import-file-hint">
            {t.fileHint}
          </p>
          <input
            id="import-file"
            type="file"
            name="file"
            accept={`.xlsx,${xlsxType}`}
            required
            aria-describedby="import-file-hint"
          />
        </div>
        <div class="field">
          <label for="import-session">{t.session}</label>
          <select id="import-session" name="session">
            {sessions.map(({ id, name }) => (
              <option value={id} selected={id === session}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="import-from">{t.from}</label>
          <p class="hint" id="import-from-hint">
            {t.fromHint}
          </p>
          <input
            id="import-from"
            name="from"
            inputmode="numeric"
            pattern="[0-9]*"
            value={outcome?.next ?? ''}
            aria-describedby="import-from-hint"
          />
        </div>
        <p class="progress" hidden>
          <progress aria-label={t.send} /> <span role="status" />
        </p>
        <p class="actions">
          <button type="submit">{t.send}</button>
          <button type="submit" class="second" name="check" value="true">
            {t.check}
          </button>
        </p>
      </form>
    </Shell>
  )
}
