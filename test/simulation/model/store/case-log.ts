import { type SealedCommit, seal } from '../../../../shared/case/commit.ts'
import { foldAll } from '../../../../shared/case/fold.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import type { CaseLog } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

/** How many states back a lagging read can see. */
const kept = 3

export const caseLog = ({ logs, folded, texts, weather }: Tables): CaseLog => {
  /** The last few states, the newest one up to date with the log. */
  const statesOf = (id: string): CaseState[] => {
    const log = logs.get(id) ?? []
    const states = folded.get(id) ?? []
    for (let at = states.at(-1)?.version ?? 0; at < log.length; at++) {
      const next = foldAll([log[at] as SealedCommit], states.at(-1))
      if (next) states.push(next)
    }
    folded.set(id, states.slice(-kept))
    return states.slice(-kept)
  }
  return {
    async load(id, { fresh = false, atLeast = 0 } = {}) {
      await weather.pause()
      const states = statesOf(id)
      const newest = states.at(-1)
      if (fresh || !newest) return newest
      const lagging = states.at(-1 - Math.min(weather.lag(), states.length - 1))
      return lagging && lagging.version >= atLeast ? lagging : newest
    },
    async append(commit) {
      await weather.pause()
      const log = logs.get(commit.suggestion) ?? []
      if (commit.version <= log.length) return null
      if (commit.version > log.length + 1) throw new Error(`${commit.suggestion}: a gap before ${commit.version}`)
      const sealed = seal(commit)
      log.push(sealed)
      logs.set(commit.suggestion, log)
      weather.appended(commit.suggestion, commit.version, sealed)
      return sealed.hash
    },
    read: async (id) => [...(logs.get(id) ?? [])],
    async putTexts(id, more) {
      for (const [hash, text] of more) texts.set(`${id}#${hash}`, text)
    },
    async getTexts(id, hashes) {
      const found = new Map<string, string>()
      for (const hash of hashes) {
        const text = texts.get(`${id}#${hash}`)
        if (text !== undefined) found.set(hash, text)
      }
      return found
    },
    // Loading folds the log itself, so a snapshot is not needed.
    putSnapshot: async () => {},
  }
}
