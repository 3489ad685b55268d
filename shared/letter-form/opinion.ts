import { quoted } from './body.ts'
import type { Letter } from './letter.ts'

/** What a co-opinion (会办意见函) is made of. Units as they are called now. */
export type OpinionGiven = {
  unit: { name: string; letterhead: string }
  lead: string
  session: string
  number: string
  title: string
  text: string
  documentNumber?: string
  /** YYYY-MM-DD. */
  date?: string
}

/** A co-unit's opinion as its letter to the lead unit. It answers no deputy, so it has no category and no form. */
export const opinionLetter = (given: OpinionGiven): Letter => {
  const { unit, lead, session, number, title, text, documentNumber, date } = given
  const opening = `贵单位主办的${quoted(title)}（第${number}号）由我单位会办。现提出会办意见如下：`
  return {
    letterhead: unit.letterhead,
    unit: unit.name,
    ...(documentNumber && { documentNumber }),
    title: `关于${session}第${number}号建议的会办意见函`,
    to: lead,
    body: /意见如下|函告如下/.test(text) ? text : `${opening}\n${text}`,
    ...(date && { date }),
    copyTo: [],
  }
}
