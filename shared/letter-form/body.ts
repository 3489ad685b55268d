import { paragraphsOf } from './markup.ts'

/** Whom a letter answers: by this it says whom it thanks. */
export type Answered = { kind: 'deputies'; count: number } | { kind: 'delegation' } | { kind: 'body' }

/** What is said around a reply's text where its writer has not said it. */
type Around = { title: string; number: string; answered: Answered }

/** A title in its marks, which some have already. */
export const quoted = (title: string): string => (/^《.*》$/.test(title) ? title : `《${title}》`)

/** 收悉: which suggestion came in. */
const received = ({ title, number }: Around): string => `${quoted(title)}（第${number}号）收悉。现答复如下：`

const thanks = ({ answered }: Around): string[] => {
  switch (answered.kind) {
    case 'deputies':
      return [answered.count > 1 ? '感谢各位代表关心和支持我们的工作。' : '感谢您关心和支持我们的工作。']
    case 'delegation':
      return ['感谢代表团关心和支持我们的工作。']
    case 'body':
      return []
  }
}

/** Whether some of these paragraphs say it already. */
const says = (paragraphs: readonly string[], what: RegExp): boolean => paragraphs.some((p) => what.test(p))

/**
 * A reply's text as the letter has it: it begins with which suggestion came in and ends with thanks, and where the
 * writer said neither, they are put there.
 */
export const wholeBody = (body: string, around: Around): string => {
  const paragraphs = paragraphsOf(body).map(({ heading, text }) => heading + text)
  const first = says(paragraphs.slice(0, 2), /收悉|收到|来函/) ? [] : [received(around)]
  const last = says(paragraphs.slice(-2), /感谢|谢谢|致谢/) ? [] : thanks(around)
  return [...first, ...paragraphs, ...last].join('\n')
}
