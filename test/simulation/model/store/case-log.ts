import { seal } from '../../../../shared/case/commit.ts'
import { foldAll } from '../../../../shared/case/fold.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import type { CaseLog } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

/** The case at every version of its log, the last one up to date with it. */
export const statesOf = ({ logs, folded }: Pick<Tables, 'logs' | 'folded'>, id: string): readonly CaseState[] => {
  const log = logs.get(id) ?? []
  const states = folded.get(id) ?? []
  folded.set(id, states)
  for (const sealed of log.slice(states.length)) {
    const next = foldAll([sealed], states.at(-1))
    if (next) states.push(next)
  }
  return states
}

export const caseLog = (tables: Tables): CaseLog => {
  const { logs, texts, weather } = tables
  return {
    async load(id, { fresh = false, atLeast = 0 } = {}) {
      await weather.pause()
      const states = statesOf(tables, id)
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
    // Every version is kept as it was folded, so a snapshot is not needed.
    putSnapshot: async () => {},
  }
}
