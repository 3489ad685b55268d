import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice, Notifier } from '../../functions/notifier.ts'

/** The notices that were sent, each once however often it was delivered; kept as JSON lines in the folder. */
export const openMailbox = (dataDir?: string): { notify: Notifier; list(): Notice[] } => {
  const file = dataDir && join(dataDir, 'mailbox.jsonl')
  const notices = new Map<string, Notice>()
  if (file && existsSync(file)) for (const notice of readLines(file)) notices.set(notice.id, notice)
  return {
    async notify(some) {
      const fresh = some.filter((n) => !notices.has(n.id))
      for (const notice of fresh) notices.set(notice.id, notice)
      // A line torn by a kill is dropped when read; the newline first keeps the next one whole.
      if (file && fresh.length > 0) appendFileSync(file, fresh.map((n) => `\n${JSON.stringify(n)}`).join(''))
    },
    list: () => [...notices.values()],
  }
}

const readLines = (file: string): Notice[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as Notice] : []
      } catch (error) {
        if (error instanceof SyntaxError) return []
        throw error
      }
    })
