type Kept = { payload: Record<string, unknown>; until: number }

const kept = new Map<string, Kept>()

const dropOld = (now: number): void => {
  for (const [key, { until }] of kept) if (until < now) kept.delete(key)
}

/** What oidc-provider keeps between two requests, for as long as it says; a restart forgets it. */
export const memoryAdapter = (model: string) => {
  const keyOf = (id: string) => `${model}:${id}`
  const find = async (id: string) => {
    const found = kept.get(keyOf(id))
    return found && found.until >= Date.now() ? found.payload : undefined
  }
  const where = (field: string, value: string) =>
    [...kept].find(([key, { payload }]) => key.startsWith(`${model}:`) && payload[field] === value)
  return {
    async upsert(id: string, payload: Record<string, unknown>, seconds: number) {
      dropOld(Date.now())
      kept.set(keyOf(id), { payload, until: Date.now() + seconds * 1000 })
    },
    find,
    findByUid: async (uid: string) => where('uid', uid)?.[1].payload,
    findByUserCode: async () => undefined,
    async consume(id: string) {
      const found = await find(id)
      if (found) found.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id: string) {
      kept.delete(keyOf(id))
    },
    async revokeByGrantId(grantId: string) {
      for (let found = where('grantId', grantId); found; found = where('grantId', grantId)) kept.delete(found[0])
    },
  }
}
