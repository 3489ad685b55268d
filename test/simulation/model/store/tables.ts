import type { SealedCommit } from '../../../../shared/case/commit.ts'
import type { PersonalData } from '../../../../shared/case/decide/submit.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import type { StoredLink } from '../../../../shared/links/link.ts'
import type { OutboxRecord } from '../../../../shared/notify/outbox.ts'
import type { LoadedNotice, Person, Session, Unit } from '../../../../shared/settings.ts'
import type { Waiting } from '../../../../shared/store/port.ts'
import { memoryFigures } from '../../../support/memory-figures.ts'
import { memoryPublic } from '../../../support/memory-public.ts'
import { memorySearch, memoryWork } from '../../../support/memory-search.ts'

/** What the table does that no caller can count on: how far an eventually consistent read lags, and who gets on first. */
export type Weather = {
  /** How many versions a read that need not be fresh is behind. */
  lag(): number
  /** Lets others go first for a while. */
  pause(): Promise<void>
  /** Called with every commit that was put. */
  appended(id: string, version: number, sealed: SealedCommit): void
}

/** All that is stored, in memory. */
export class Tables {
  readonly logs = new Map<string, SealedCommit[]>()
  /** The states of every case by version, as far as they were asked for. */
  readonly folded = new Map<string, CaseState[]>()
  readonly texts = new Map<string, string>()
  readonly personal = new Map<string, readonly PersonalData[]>()
  /** By suggestion and step. */
  readonly tokens = new Map<string, Map<string, Waiting>>()
  /** Rows as stored text, by session and suggestion. */
  readonly rows = new Map<string, Map<string, { version: number; nextActionAt?: string; text: string }>>()
  readonly sessions = new Map<string, Session>()
  readonly units = new Map<string, Unit>()
  readonly people = new Map<string, Person>()
  readonly notices = new Map<number, LoadedNotice>()
  readonly marks = new Map<string, string>()
  /** Owners by series and serial. */
  readonly claims = new Map<string, Map<number, string>>()
  readonly requests = new Map<string, { digest: string; suggestion: string }>()
  readonly messages = new Map<string, OutboxRecord>()
  readonly digests = new Map<string, true>()
  readonly links = new Map<string, StoredLink>()

  readonly figures = memoryFigures(() => this.weather.pause())
  readonly search = memorySearch(
    () => this.weather.pause(),
    ({ id, hash }) => this.texts.get(`${id}#${hash}`),
  )
  readonly work = memoryWork(() => this.weather.pause())
  readonly published = memoryPublic(() => this.weather.pause())

  constructor(readonly weather: Weather) {}

  clear(): void {
    for (const table of Object.values(this)) if (table instanceof Map) table.clear()
    this.figures.clear()
    this.search.clear()
    this.work.clear()
    this.published.clear()
  }
}
