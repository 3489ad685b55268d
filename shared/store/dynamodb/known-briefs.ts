import type { Brief } from '../../projection/row.ts'
import { unpackBrief } from './packed-row.ts'

/** So many briefs are known at most: some megabytes. */
const most = 5000

/**
 * Unpacks briefs, those that came before without doing it again: whoever works through an office's queue reads the same
 * hundreds with every page. Known by their whole text, none can be out of date.
 */
export const rememberBriefs = (): ((text: string) => Readonly<Brief>) => {
  const known = new Map<string, Brief>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const brief = unpackBrief(text)
    if (known.size === most) known.clear()
    known.set(text, brief)
    return brief
  }
}
