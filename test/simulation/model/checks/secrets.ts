import { tokenMark } from '../flow/interpreter.ts'
import { holds } from './broken.ts'

/** What every phone and e-mail of the model has in it. */
export const phoneMark = '1380013'
export const mailMark = 'geheim@'

/** Invariant 5: task tokens, phones and e-mails are nowhere but where they belong. */
export const checkSecrets = (where: string, text: string): void => {
  for (const mark of [tokenMark, phoneMark, mailMark])
    holds(
      !text.includes(mark),
      () => `${where} says ${text.slice(Math.max(0, text.indexOf(mark) - 60), text.indexOf(mark) + 30)}`,
    )
}
