import { type Commit, unseal } from '../../../shared/case/commit.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import type { CaseLog } from '../../../shared/store/port.ts'

/** A case's whole log with its long texts in place, oldest first. Who may read the case may read it. */
export const readStory = async (store: Pick<CaseLog, 'read' | 'getTexts'>, id: string): Promise<Commit[]> => {
  const commits = (await store.read(id)).map(unseal)
  const refs = textRefs(commits)
  return refs.length > 0 ? attachTexts(commits, await store.getTexts(id, refs)) : commits
}
