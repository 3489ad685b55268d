import type { Label } from '../../../../shared/profiles/index.ts'

/** The languages of the pages; Chinese is the default. */
export const languages = ['zh', 'en'] as const
export type Lang = (typeof languages)[number]

/** What `lang` says in HTML. */
export const htmlLang = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Lang, string>

/** The texts of one area of the pages in both languages: the English one has what the Chinese one has, and no more. */
export const both = <T>(zh: T, en: NoInfer<T>): Record<Lang, T> => ({ zh, en })

/** A label of the domain (catalogue, profile) in the reader's language. */
export const say = (lang: Lang, label: Label): string => label[lang]
