import type { FC } from 'hono/jsx'
import type { Lang } from '../texts/language.ts'
import { takeaway } from '../texts/takeaway.ts'
import type { Person } from '../viewer.ts'
import type { Chosen } from './asked.ts'

const files = ['annual-report.docx', 'promises.xlsx', 'promise-letters.docx'] as const

const roles: readonly Person['role'][] = ['secretariat', 'inspector', 'leader', 'unit']

/** Whether somebody may read figures, and so take reports of them away. */
export const mayTakeAway = ({ role }: Person): boolean => roles.includes(role)

/** A file of a session, of a unit and a day where these are asked for. */
export const takeawayPath = (
  file: (typeof files)[number],
  { session, unit, asOf }: Pick<Chosen, 'session' | 'unit' | 'asOf'>,
): string =>
  `/figures/${file}?${new URLSearchParams(
    Object.entries({ session, unit, asOf }).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )}`

/** What can be taken away of the figures that are shown. Reports are of a whole session: a topic or a window narrows them not. */
export const Takeaway: FC<{ lang: Lang; chosen: Chosen }> = ({ lang, chosen }) => {
  const t = takeaway[lang]
  const narrowed = Boolean(chosen.topic || chosen.from || chosen.to)
  return (
    <section class="noprint" aria-labelledby="takeaway">
      <h2 id="takeaway">{t.title}</h2>
      <p class="actions">
        {files.map((file) => (
          <a class="button second" href={takeawayPath(file, chosen)} download>
            {t.files[file]}
          </a>
        ))}
      </p>
      <p class="quiet small">
        {t.hint} {narrowed && t.narrowed}
      </p>
    </section>
  )
}
