import { tellCommit } from '../../functions/api/story/tell.ts'
import { brokenAt, type Commit, unseal } from '../../shared/case/commit.ts'
import { attachTexts, textRefs } from '../../shared/case/text.ts'
import type { Opened } from './open-store.ts'

export type Audited = {
  lines: string[] /** The first version at which the chain does not hold. */
  broken: number | null
}

/** A case's story in words, as far as its chain holds; undefined where there is no such case. */
export const auditCase = async ({ store }: Opened, id: string): Promise<Audited | undefined> => {
  const log = await store.read(id)
  if (log.length === 0) return undefined
  const broken = brokenAt(log)
  const names = new Map((await store.units()).map(({ code, name }) => [code, name]))
  const whole = log.slice(0, broken === null ? log.length : broken - 1).map(unseal)
  const commits: Commit[] = attachTexts(whole, await store.getTexts(id, textRefs(whole)))
  return { broken, lines: commits.flatMap((commit) => tellCommit(commit, (code) => names.get(code))) }
}
