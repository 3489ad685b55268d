import type { Manifest } from './manifest.ts'
import { placeOf } from './paths.ts'

/** The counts of a manifest, of what it lists. */
export const countsOf = ({ cases, files }: Pick<Manifest, 'cases' | 'files'>): Manifest['counts'] => {
  const of = (is: 'text' | 'letter' | 'attachment'): number => files.filter((f) => placeOf(f.path)?.is === is).length
  return {
    cases: cases.length,
    commits: cases.reduce((sum, c) => sum + c.version, 0),
    texts: of('text'),
    letters: of('letter'),
    attachments: of('attachment'),
    files: files.length,
    bytes: files.reduce((sum, f) => sum + f.size, 0),
  }
}
