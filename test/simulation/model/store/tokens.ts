import type { TokenStore, Waiting } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

export const tokens = ({ tokens: all, weather }: Tables): TokenStore => {
  const of = (id: string): Map<string, Waiting> => {
    const found = all.get(id) ?? new Map<string, Waiting>()
    all.set(id, found)
    return found
  }
  return {
    async putToken(id, stepId, waiting) {
      await weather.pause()
      const { token, generation, attempt, execution } = waiting
      const now = of(id).get(stepId)
      const older = !now || now.generation < generation || (now.generation === generation && now.attempt <= attempt)
      if (older) of(id).set(stepId, { token, generation, attempt, execution })
      return older
    },
    async getToken(id, stepId) {
      await weather.pause()
      return of(id).get(stepId)
    },
    async deleteToken(id, stepId, token) {
      await weather.pause()
      if (of(id).get(stepId)?.token === token) of(id).delete(stepId)
    },
    listTokens: async (id) => [...of(id)].map(([stepId, waiting]) => ({ stepId, waiting })),
  }
}
