import { choiceLabels, fieldLabels, keysOf } from '../texts/fields.ts'
import { type Lang, say } from '../texts/language.ts'

const lookUp = <T>(all: Record<string, T>, form: string, path: string): T | undefined =>
  keysOf(form, path).flatMap((key) => (Object.hasOwn(all, key) ? [all[key]] : []))[0]

/** What a field is called; its name where nobody named it (a test sees that everybody did). */
export const labelOf = (lang: Lang, form: string, path: string): string => {
  const found = lookUp(fieldLabels, form, path)
  return found ? say(lang, found) : path
}

/** What a choice of a field is called. */
export const choiceLabelOf = (lang: Lang, form: string, path: string, value: string): string => {
  const found = lookUp(choiceLabels, form, path)?.[value]
  return found ? say(lang, found) : value
}
