import { createHash } from 'node:crypto'

/** A place in the spread of facts: 16 bits, in order as text. */
const spread = (n: number): string => n.toString(16).padStart(4, '0')

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
 * | | `M#<message>` | what became of a message; in the index `due` while it is pending, or has failed and waits for somebody |
 * | | `X` | what is indexed of it for search |
 * | `R#<session>` | `<suggestion>` | the case's row; in the sparse index `due` while it is live |
 * | `W#<unit>` | `<session>~<suggestion>` | that the unit has something to do on the case |
 * | `W#~key` | the same | that the case is key-supervised |
 * | `X` | `#<slot>` | the terms of a suggestion, in the order in which they were indexed |
 * | | `HEAD` | which segments of the search index there are |
 * | `X#<level>#<index>#<bucket>` | `B` | a part of a segment: which slots have which terms |
 * | `F#<session>` | `<unit>|<group>|<month>|<spread>|<id>` | a fact that figures are counted from |
 * | `G#<session>` | `<unit>|<group>` | the roll-up of a unit's facts |
 * | `SET` | `SESSION#<id>`, `UNIT#<code>`, `PERSON#<sub>`, `NOTICE#<year>` | settings |
 * | | `MARK#<job>` | what the sweep has worked off of them |
 * | `N#<prefix>#<year>` | `<serial>` | who has a document number |
 * | `PUB` | `<day>~<handling>~<version>~<index number>` | a public reply, as the list shows it |
 * | `PUB#<index number>` | the same | which case has it |
 * | `I#<hash>` | `I` | a request that made a case; expires |
 * | `K#<hash>` | `K` | what a deputy’s link is for, by the hash of its code; expires |
 * | `OUT` | `M#<message>` | the same of a daily digest; expires |
 * | | `D#<day>` | that the day's digests went out; expires |
 */
export const keys = {
  log: (id: string, version: number) => ({ pk: `S#${id}`, sk: `L#${String(version).padStart(6, '0')}` }),
  snapshot: (id: string) => ({ pk: `S#${id}`, sk: 'SNAP' }),
  text: (id: string, hash: string) => ({ pk: `S#${id}`, sk: `T#${hash}` }),
  personal: (id: string) => ({ pk: `S#${id}`, sk: 'P' }),
  token: (id: string, stepId: string) => ({ pk: `S#${id}`, sk: `W#${stepId}` }),
  row: (session: string, id: string) => ({ pk: `R#${session}`, sk: id }),
  fact: (session: string, unit: string, group: string, at: { month: string; spread: number }, id: string) => ({
    pk: `F#${session}`,
    sk: `${unit}|${group}|${at.month}|${spread(at.spread)}|${id}`,
  }),
  spread,
  rollup: (session: string, unit: string, group: string) => ({ pk: `G#${session}`, sk: `${unit}|${group}` }),
  held: (unit: string, session: string, id: string) => ({ pk: `W#${unit}`, sk: `${session}~${id}` }),
  searchEntry: (id: string) => ({ pk: `S#${id}`, sk: 'X' }),
  slot: (n: number) => ({ pk: 'X', sk: `#${String(n).padStart(9, '0')}` }),
  searchHead: { pk: 'X', sk: 'HEAD' },
  // A partition of its own for each: a whole segment is put within seconds.
  bucket: (level: number, index: number, bucket: number) => ({ pk: `X#${level}#${index}#${bucket}`, sk: 'B' }),
  settings: { pk: 'SET' },
  session: (id: string) => ({ pk: 'SET', sk: `SESSION#${id}` }),
  unit: (code: string) => ({ pk: 'SET', sk: `UNIT#${code}` }),
  person: (sub: string) => ({ pk: 'SET', sk: `PERSON#${sub}` }),
  notice: (year: number | '') => ({ pk: 'SET', sk: `NOTICE#${year}` }),
  mark: (job: string) => ({ pk: 'SET', sk: `MARK#${job}` }),
  claim: (prefix: string, year: number, serial: number) => ({
    pk: `N#${prefix}#${year}`,
    sk: String(serial).padStart(6, '0'),
  }),
  published: (place: string) => ({ pk: 'PUB', sk: place }),
  indexed: (indexNumber: string, place: string) => ({ pk: `PUB#${indexNumber}`, sk: place }),
  request: (key: string) => ({ pk: `I#${key}`, sk: 'I' }),
  link: (hash: string) => ({ pk: `K#${hash}`, sk: 'K' }),
  message: (suggestion: string, id: string) => ({ pk: suggestion ? `S#${suggestion}` : 'OUT', sk: `M#${id}` }),
  digest: (day: string) => ({ pk: 'OUT', sk: `D#${day}` }),
} as const

/**
 * The one index: live cases in the order in which the sweep looks at them. Beside the keys an entry has the brief of a
 * case that waits for an office.
 */
export const dueIndex = { name: 'due', pk: 'dueShard', sk: 'nextActionAt', brief: 'brief' } as const

/** Spreads the live cases, since one index partition takes 1,000 writes a second. */
export const shards = 4

export const shardOf = (id: string): string => `DUE#${createHash('sha256').update(id).digest().readUInt8(0) % shards}`
export const shardNamed = (n: number): string => `DUE#${n}`
/** The part of a shard with the cases that wait for an office: so these can be read alone, for no more writes. */
export const officePart = (shard: string): string => `${shard}#O`

/** Whether an item is a commit, as the change feed and the stream's filter see it. */
export const isLogItem = ({ pk, sk }: { pk: string; sk: string }): boolean => pk.startsWith('S#') && sk.startsWith('L#')
