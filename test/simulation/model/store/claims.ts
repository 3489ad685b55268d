import type { ClaimStore } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

export const claims = ({ claims: all, requests, weather }: Tables): ClaimStore => {
  const of = ({ prefix, year }: { prefix: string; year: number }): Map<number, string> => {
    const series = all.get(`${prefix}#${year}`) ?? new Map<number, string>()
    all.set(`${prefix}#${year}`, series)
    return series
  }
  const claim: ClaimStore['claim'] = async (series, serial, owner) => {
    await weather.pause()
    const holder = of(series).get(serial)
    if (holder !== undefined && holder !== owner) return false
    of(series).set(serial, owner)
    return true
  }
  const list: ClaimStore['claims'] = async (series, limit) =>
    [...of(series)]
      .map(([serial, owner]) => ({ serial, owner }))
      .sort((a, b) => b.serial - a.serial)
      .slice(0, limit)
  return {
    claim,
    claims: list,
    async claimNext(series, owner) {
      const latest = await list(series, 10)
      const mine = latest.find((c) => c.owner === owner)
      if (mine) return mine.serial
      for (let serial = (latest[0]?.serial ?? 0) + 1; ; serial++) if (await claim(series, serial, owner)) return serial
    },
    async release(series, serial, owner) {
      await weather.pause()
      if (of(series).get(serial) === owner) of(series).delete(serial)
    },
    async remember(key, request) {
      const first = requests.get(key) ?? request
      requests.set(key, first)
      return first
    },
  }
}
