import { createHash } from 'node:crypto'

/**
 * Where everything is in the one table. Strings sort by UTF-8, so numbers are padded.
 *
 * | pk | sk | item |
 * |---|---|---|
 * | `S#<suggestion>` | `L#<version>` | a commit |
 * | | `SNAP` | the folded case at a version |
 * | | `T#<sha256>` | a long text |
 * | | `P` | phones and e-mails |
 * | | `W#<step id>` | the task token that waits for a step |
 * | `R#<session>` | `<suggestion>` | the case's row; in the sparse index `due` while it is live |
 * | `SET` | `SESSION#<id>`, `UNIT#<code>` | settings |
 * | `N#<prefix>#<year>` | `<serial>` | who has a document number |
 * | `I#<hash>` | `I` | a request that made a case; expires |
 */
export const keys = {
  log: (id: string, version: number) => ({ pk: `S#${id}`, sk: `L#${String(version).padStart(6, '0')}` }),
  snapshot: (id: string) => ({ pk: `S#${id}`, sk: 'SNAP' }),
  text: (id: string, hash: string) => ({ pk: `S#${id}`, sk: `T#${hash}` }),
  personal: (id: string) => ({ pk: `S#${id}`, sk: 'P' }),
  token: (id: string, stepId: string) => ({ pk: `S#${id}`, sk: `W#${stepId}` }),
  row: (session: string, id: string) => ({ pk: `R#${session}`, sk: id }),
  session: (id: string) => ({ pk: 'SET', sk: `SESSION#${id}` }),
  unit: (code: string) => ({ pk: 'SET', sk: `UNIT#${code}` }),
  claim: (prefix: string, year: number, serial: number) => ({
    pk: `N#${prefix}#${year}`,
    sk: String(serial).padStart(6, '0'),
  }),
  request: (key: string) => ({ pk: `I#${key}`, sk: 'I' }),
} as const

/** The one index: live cases in the order in which the sweep looks at them. Keys only. */
export const dueIndex = { name: 'due', pk: 'dueShard', sk: 'nextActionAt' } as const

/** Spreads the live cases, since one index partition takes 1,000 writes a second. */
export const shards = 4

export const shardOf = (id: string): string => `DUE#${createHash('sha256').update(id).digest().readUInt8(0) % shards}`
export const shardNamed = (n: number): string => `DUE#${n}`

/** Whether an item is a commit, as the change feed and the stream's filter see it. */
export const isLogItem = ({ pk, sk }: { pk: string; sk: string }): boolean => pk.startsWith('S#') && sk.startsWith('L#')
