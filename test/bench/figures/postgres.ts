import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RateName } from '../../../shared/rates/figures.ts'
import { firstDueOf } from '../../../shared/rates/tally.ts'
import { type Drawn, drawSession, sessionIds, today } from './draw-facts.ts'
import { columns, groupedBy } from './postgres-sql.ts'

/** Where PostgreSQL's programs are, or null where it is not installed. */
export const findPostgres = (): string | null => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : []
  const all = [...versions.sort().reverse(), ...(process.env.PATH ?? '').split(':')]
  return all.find((dir) => ['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(join(dir, name)))) ?? null
}

/** The server refuses to run as root: there it runs as the user postgres, or as nobody. */
const otherUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return { uid: 65_534, gid: 65_534 }
  }
}

/** By group (`total`, `unit u001`, `month 2025-02`) and rate: numerator and denominator. */
export type Grouped = Map<string, Partial<Record<RateName, [number, number]>>>
export type SqlMeasured = { version: string; milliseconds: number; groups: Grouped }

/** A throw-away PostgreSQL with the same rows, asked for the same page by GROUP BY. */
export class Postgres {
  readonly #dir: string
  readonly #as = otherUser()

  constructor(private readonly bin: string) {
    this.#dir = mkdtempSync(join(tmpdir(), 'jianyi-pg-'))
    if (this.#as) chownSync(this.#dir, this.#as.uid, this.#as.gid)
    const data = join(this.#dir, 'data')
    this.#run('initdb', ['-D', data, '-A', 'trust', '-U', 'bench', '--no-sync', '--locale=C', '-E', 'UTF8'])
    const settings = ['listen_addresses=', 'fsync=off', 'shared_buffers=1GB', 'work_mem=256MB', 'max_wal_size=4GB']
    const options = [`-k ${this.#dir}`, ...settings.map((s) => `-c ${s}`)].join(' ')
    this.#run('pg_ctl', ['-D', data, '-w', '-l', join(this.#dir, 'log'), '-o', options, 'start'])
  }

  /** Loads so many suggestions, as the facts were drawn, and answers the page with the median of the times it took. */
  async measure(count: number, session: string): Promise<SqlMeasured> {
    await this.#load(count)
    const queries = groupedBy(session, today)
    const rounds = 9
    const script = [
      '\\timing on',
      '\\o /dev/null',
      ...Array.from({ length: rounds }, () => queries.map((q) => `${q};`).join('\n')),
    ]
    const times = [...this.#psql(script.join('\n')).matchAll(/^Time: ([\d.]+) ms/gm)].map((m) => Number(m[1]))
    if (times.length !== rounds * queries.length) throw new Error('psql did not time every query')
    const pages = Array.from({ length: rounds }, (_, i) =>
      times.slice(i * queries.length, (i + 1) * queries.length).reduce((a, b) => a + b, 0),
    )
    const groups: Grouped = new Map()
    for (const query of queries) readInto(groups, this.#psql(`${query};`))
    return {
      version: this.#psql('show server_version;').trim(),
      milliseconds: pages.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN,
      groups,
    }
  }

  stop(): void {
    try {
      this.#run('pg_ctl', ['-D', join(this.#dir, 'data'), '-m', 'immediate', '-w', 'stop'])
    } finally {
      rmSync(this.#dir, { recursive: true, force: true })
    }
  }

  #run(program: string, args: readonly string[]): string {
    // The server it starts keeps what it inherits open: nothing of its output is waited for.
    return execFileSync(join(this.bin, program), args, {
      cwd: this.#dir,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      ...this.#as,
    })
  }

  /** Unaligned lines without a header, the first column naming the columns' meaning. */
  #psql(script: string): string {
    const args = [
      '-X',
      '-q',
      '-A',
      '-t',
      '-F',
      '|',
      '-v',
      'ON_ERROR_STOP=1',
      '-h',
      this.#dir,
      '-U',
      'bench',
      'postgres',
    ]
    return execFileSync(join(this.bin, 'psql'), args, { input: script, encoding: 'utf8', maxBuffer: 1 << 28 })
  }

  async #load(count: number): Promise<void> {
    const tables = Object.entries(columns)
    const anew = tables.map(([name, of]) => `drop table if exists ${name}; create table ${name} (${of.join(', ')});`)
    this.#psql(['set client_min_messages to warning;', ...anew].join('\n'))
    const copies = tables.map(([name]) => this.#copyInto(name))
    for (const session of sessionIds) {
      const lines = tables.map(() => '')
      for (const drawn of drawSession(count, session))
        for (const [i, [name]] of tables.entries()) lines[i] += linesOf(name, drawn)
      await Promise.all(copies.map((copy, i) => copy.write(lines[i] ?? '')))
    }
    await Promise.all(copies.map((copy) => copy.end()))
    this.#psql(tables.map(([name]) => `create index on ${name} (session); analyze ${name};`).join('\n'))
  }

  #copyInto(table: string) {
    const args = ['-X', '-q', '-h', this.#dir, '-U', 'bench', 'postgres', '-c', `copy ${table} from stdin`]
    const child = spawn(join(this.bin, 'psql'), args, { stdio: ['pipe', 'ignore', 'inherit'] })
    const ended = once(child, 'exit')
    return {
      async write(lines: string) {
        if (!child.stdin.write(lines)) await once(child.stdin, 'drain')
      },
      async end() {
        child.stdin.end()
        const [status] = await ended
        if (status !== 0) throw new Error(`psql could not load ${table}`)
      },
    }
  }
}

const line = (values: readonly (string | boolean | undefined)[]): string =>
  `${values.map((v) => (v === undefined ? '\\N' : String(v))).join('\t')}\n`

const linesOf = (table: string, { handling, opinion }: Drawn): string => {
  const { session, unit, assignedOn, standing } = handling
  if (table === 'opinions')
    return opinion ? line([session, opinion.unit, assignedOn, opinion.standing.dueOn, opinion.standing.on]) : ''
  if (table === 'promises')
    return (standing.promises ?? [])
      .map(([, first, present, met]) => line([session, unit, assignedOn, first, present, met === '' ? undefined : met]))
      .join('')
  const [, attitude, result] = standing.ratings?.at(-1) ?? []
  return line([
    session,
    unit,
    assignedOn,
    standing.dueOn,
    firstDueOf(standing),
    standing.issuedOn,
    standing.metOn !== undefined,
    standing.contactedOn !== undefined,
    standing.category,
    standing.publish,
    attitude,
    result,
    standing.unrated === true,
  ])
}

/** Lines are `group|rate|numerator|denominator`. */
const readInto = (groups: Grouped, output: string): void => {
  for (const row of output.trim().split('\n')) {
    const [group = '', ...rates] = row.split('|')
    const of = groups.get(group) ?? {}
    groups.set(group, of)
    for (const pair of rates) {
      const [name = '', numerator, denominator] = pair.split(' ')
      of[name as RateName] = [Number(numerator), Number(denominator)]
    }
  }
}
