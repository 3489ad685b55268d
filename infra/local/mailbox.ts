import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../../functions/notify/adapters/adapter.ts'
import { factsOf } from '../../shared/notify/facts-of.ts'
import type { Message, MessageTo } from '../../shared/notify/message.ts'
import type { Notice, NoticeTo } from '../../shared/notify/notice.ts'
import { type MessageLanguage, say } from '../../shared/notify/templates/index.ts'

/**
 * What was sent, a deputy's link in it, and notices that were only listed (`digest: true`): the daily digest tells of
 * those. Never a phone or an e-mail.
 */
export type Mail = Omit<Notice, 'to' | 'title'> &
  Pick<Message, 'subject' | 'text' | 'link' | 'code'> & { title?: string; to?: NoticeTo | MessageTo }

export type Mailbox = {
  /** Lists notices that are not sent by themselves, each once however often it comes. */
  note(notices: readonly Notice[]): void
  /** The way by which everything is sent on this machine. */
  adapter: Adapter
  list(): Mail[]
}

/** The mailbox of the embedded runtime, kept as JSON lines in the folder. */
export const openMailbox = (dataDir?: string, language: MessageLanguage = 'zh'): Mailbox => {
  const file = dataDir && join(dataDir, 'mailbox.jsonl')
  const mails = new Map<string, Mail>()
  if (file && existsSync(file)) for (const mail of readLines(file)) mails.set(mail.id, mail)
  const keep = (some: readonly Mail[]): void => {
    for (const mail of some) mails.set(mail.id, mail)
    // A line torn by a kill is dropped when read; the newline first keeps the next one whole.
    if (file && some.length > 0) appendFileSync(file, some.map((m) => `\n${JSON.stringify(m)}`).join(''))
  }
  return {
    note(notices) {
      const listed = notices.filter((n) => n.digest && !mails.has(n.id))
      keep(listed.map((notice) => ({ ...notice, ...say(language, notice.kind, factsOf(notice, undefined, noNames)) })))
    },
    adapter: {
      channel: 'mailbox',
      takes: () => true,
      // Sent again after a kill, it is the same message with the same link.
      send: async (message) => keep([message]),
    },
    list: () => [...mails.values()],
  }
}

/** What is only listed is said without looking at the case. */
const noNames = { words: undefined, unitName: (code: string) => code }

const readLines = (file: string): Mail[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as Mail] : []
      } catch (error) {
        if (error instanceof SyntaxError) return []
        throw error
      }
    })
