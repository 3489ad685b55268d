import type { Person } from '../../../functions/api/desk/viewer.ts'
import type { Asked } from '../figures/memory-table.ts'
import { type Took, timed } from '../figures/report-page.ts'
import { deskOf } from './app.ts'
import type { Filled } from './fill-desk.ts'

/** A page as somebody opens it over a table. */
export type Opening = { filled: Filled; person: Person; path: string }
export type Measured = { took: Took; asked: Asked; bytes: number }

/** What the server takes for each of the openings down to the compressed answer, turn by turn; each is opened anew. */
export const measureOpenings = async (openings: readonly Opening[]): Promise<Measured[]> => {
  const opened = await Promise.all(
    openings.map(async ({ filled: { store }, person, path }) => {
      const { app, cookie = '' } = await deskOf(store, person)
      return async (): Promise<number> => {
        const answer = await app.request(path, { headers: { cookie, 'accept-encoding': 'gzip, br' } })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        return (await answer.arrayBuffer()).byteLength
      }
    }),
  )
  const took = await timed(opened)
  const measured: Measured[] = []
  for (const [i, { filled }] of openings.entries()) {
    filled.table.counting = true
    filled.table.take()
    const bytes = (await opened[i]?.()) ?? 0
    measured.push({ took: took[i] as Took, asked: filled.table.take(), bytes })
    filled.table.counting = false
  }
  return measured
}
