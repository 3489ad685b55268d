import type { Problem } from './found.ts'
import type { Letter } from './letter.ts'

type Check = (letter: Letter) => Problem | null

const yearOfNumber: Check = ({ documentNumber, issuedOn }) => {
  const year = /〔(\d{4})〕/.exec(documentNumber ?? '')?.[1]
  if (!year || !issuedOn || issuedOn.startsWith(year)) return null
  return { field: 'documentNumber', problem: `文号的年份是 ${year},成文日期却是 ${issuedOn},请核对是哪一个写错了` }
}

const publishedLater: Check = ({ issuedOn, publishedOn }) =>
  issuedOn && publishedOn && publishedOn < issuedOn
    ? { field: 'publishedOn', problem: `公开日期 ${publishedOn} 早于成文日期 ${issuedOn},请核对` }
    : null

const likelySession: Check = ({ session }) =>
  session !== null && session > 12 ? { field: 'session', problem: `一届一般没有第 ${session} 次会议,请核对` } : null

/** What the fields of a letter say against each other. */
export const contradictionsIn = (letter: Letter): Problem[] =>
  [yearOfNumber, publishedLater, likelySession].flatMap((check) => check(letter) ?? [])
