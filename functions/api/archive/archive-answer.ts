import { Readable } from 'node:stream'
import * as z from 'zod'
import type { Actor } from '../../../shared/case/actor.ts'
import { SessionId } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { ApiDeps } from '../deps.ts'
import { downloadHeaders } from '../download.ts'
import { archiveFiles } from './archive-files.ts'
import type { MayTake } from './case-files.ts'
import { atMost, zipOf } from './zip.ts'

export const zipType = 'application/zip'

/** What an archive is asked for by. */
export const ArchiveQuery = z.strictObject({ session: SessionId })

/** Who may take a whole session away: the secretariat that reads everything. An admin keeps settings and reads no suggestions. */
export const mayArchive = (actor: Actor): boolean => actor.role === 'secretariat' && actor.scope === undefined

/** What is confidential goes along for those alone who are named. */
const takes =
  (actor: { sub: string; name?: string | undefined }): MayTake =>
  (visibleTo) =>
    !visibleTo || visibleTo.some((who) => who === actor.sub || who === actor.name)

/**
 * A session's archive as an answer, piece by piece; where answers are of one piece (`deps.answerLimit`), one that is longer
 * is refused, naming the tool that makes it. Throws FORBIDDEN, NOT_FOUND, TOO_LARGE.
 */
export const archiveAnswer = async (
  deps: ApiDeps,
  actor: Exclude<Actor, { role: 'system' }>,
  id: string,
): Promise<Response> => {
  if (!mayArchive(actor)) throw new Refusal('FORBIDDEN', '整届归档由代表工作机构（不限定办理范围的）导出')
  const session = (await deps.rules.sessions()).find((s) => s.id === id)
  if (!session) throw new Refusal('NOT_FOUND', '没有这个届次')
  const rows = await deps.store.listRows(id, { limit: Number.MAX_SAFE_INTEGER })
  const cases = rows.map((row) => ({ id: row.id, visibleTo: row.confidential })).sort((a, b) => (a.id < b.id ? -1 : 1))
  deps.log('info', 'archive given out', { session: id, by: actor.sub, cases: cases.length })
  const zip = zipOf(archiveFiles(deps, { session, cases, mayTake: takes(actor) }))
  const headers = downloadHeaders({ type: zipType, name: `${session.name}归档.zip`, ascii: `archive-${id}.zip` })
  if (deps.answerLimit === undefined) return new Response(Readable.toWeb(zip) as ReadableStream, { headers })
  const whole = await atMost(zip, deps.answerLimit)
  if (!whole)
    throw new Refusal(
      'TOO_LARGE',
      `这一届的归档太大，不能在这里下载，请由运维人员用 npm run archive -- ${id} --out 文件.zip 导出`,
    )
  return new Response(new Uint8Array(whole), { headers })
}
