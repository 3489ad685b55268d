import type { NoticeKind } from '../notice.ts'
import { en } from './en.ts'
import type { MessageFacts, Said, Templates } from './facts.ts'
import { zh } from './zh.ts'

export type { MessageFacts, Said } from './facts.ts'

export type MessageLanguage = 'zh' | 'en'

const languages: Readonly<Record<MessageLanguage, Templates>> = { zh, en }

/** A message's subject and text in a language. */
export const say = (language: MessageLanguage, kind: NoticeKind, facts: MessageFacts): Said =>
  languages[language][kind](facts)
