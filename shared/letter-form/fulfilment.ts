import { quoted } from './body.ts'
import type { FeedbackForm, Letter } from './letter.ts'

/** What a letter on a promise met later (承诺事项落实情况的函) is made of. */
export type PromiseMet = {
  unit: { name: string; letterhead: string }
  to: string
  session: string
  number: string
  title: string
  /** What was promised, and in which letter. */
  item: string
  promisedIn?: string
  /** What was done, as the unit wrote it. */
  evidence: string
  documentNumber?: string
  /** The category that the reply has from now on, where it changed with this. */
  category?: string
  /** YYYY-MM-DD. */
  date: string
  contact?: string
  copyTo: readonly string[]
  feedback?: FeedbackForm
}

/** What was promised in a reply and has been done since, told to the deputies. */
export const fulfilmentLetter = (met: PromiseMet): Letter => {
  const { session, number, title, item, promisedIn, evidence, unit, ...rest } = met
  const where = promisedIn ? `的答复（${promisedIn}）` : '的答复'
  const { to, date, documentNumber, category, contact, copyTo, feedback } = rest
  return {
    letterhead: unit.letterhead,
    unit: unit.name,
    ...(category && { category }),
    ...(documentNumber && { documentNumber }),
    title: `关于${session}第${number}号建议答复中承诺事项落实情况的函`,
    to,
    body: [
      `${quoted(title)}（第${number}号）${where}中承诺的事项已经落实，现将情况函告如下：`,
      `一、承诺事项\n${item}`,
      `二、落实情况\n${evidence}`,
    ].join('\n'),
    date,
    ...(contact && { contact }),
    copyTo,
    ...(feedback && { feedback }),
  }
}
