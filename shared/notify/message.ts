import type { Notice, NoticeKind } from './notice.ts'

/** To whom a message goes, as adapters may show it: a deputy's phone and e-mail are given to them apart from it. */
export type MessageTo =
  | { role: 'deputy'; lead: boolean; name?: string }
  | {
      role: 'secretariat' | 'inspector' | 'unit' | 'system' | 'leader' | 'committee'
      unit?: string
      duty?: string
      level?: number
      committee?: string
      scope?: string[]
      name?: string
    }

/** What is sent, once for each recipient. `id` is the same however often it is tried. */
export type Message = Pick<Notice, 'step' | 'stepId' | 'handling' | 'dueOn' | 'threshold' | 'count'> & {
  id: string
  kind: NoticeKind
  suggestion: string
  to: MessageTo
  subject: string
  text: string
  at: string
  /** A deputy's personal link and the code that can be typed instead; secrets, kept nowhere. */
  link?: string
  code?: string
}
