import * as z from 'zod'
import { ServiceError } from '../errors.ts'

/** The members every listing takes. */
export const page = { maxResults: z.int().min(0).max(1000).optional(), nextToken: z.string().optional() }

const DEFAULT_PAGE = 100

/** Goes over items in order until a page is full. The token is the place of the next item, so later items do not shift it. */
export function takePage<Item>(
  items: { length: number; at(place: number): Item | undefined },
  request: { maxResults?: number | undefined; nextToken?: string | undefined },
  options: { newestFirst: boolean; wanted?: (item: Item) => boolean },
): { taken: { item: Item; place: number }[]; nextToken?: string } {
  const limit = request.maxResults || DEFAULT_PAGE
  const step = options.newestFirst ? -1 : 1
  const first = options.newestFirst ? items.length - 1 : 0
  const taken: { item: Item; place: number }[] = []
  for (let place = startOf(request.nextToken) ?? first; place >= 0 && place < items.length; place += step) {
    const item = items.at(place)
    if (item === undefined || options.wanted?.(item) === false) continue
    if (taken.length === limit) return { taken, nextToken: Buffer.from(`place ${place}`).toString('base64') }
    taken.push({ item, place })
  }
  return { taken }
}

function startOf(token: string | undefined): number | undefined {
  if (token === undefined) return undefined
  const place = /^place (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (place === undefined) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'")
  return Number(place)
}
