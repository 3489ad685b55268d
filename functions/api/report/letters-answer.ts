import type { Actor } from '../../../shared/case/actor.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import { heirOf } from '../../../shared/organisation.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { ApiDeps } from '../deps.ts'
import { copiesOf } from '../desk/reply/letter-of.ts'
import { downloadHeaders } from '../download.ts'
import { fileNameOf, wordType } from '../letters/word.ts'
import { type Asked, askedOf, type ReportQuery } from './asked.ts'
import { promiseLetter } from './promise-letter.ts'
import { leadDeputy, type PromiseLine } from './promises.ts'
import { readPromises } from './promises-answer.ts'
import { day, p } from './words.ts'

/** A document holds so many letters at most. */
const mostLetters = 300

/** Who writes: the unit that replied, or the one that does its work now. */
const writerOf = ({ units }: Question, { lead }: PromiseLine): string => heirOf((code) => units.get(code), lead.unit)

/** One letter: from whom, to whom. Deputies of one name are told apart by their delegations. */
const keyOf = (q: Question, line: PromiseLine): string => {
  const { about } = line
  const { deputies, delegation } = about.suggestion
  const first = deputies.find((d) => d.lead) ?? deputies[0]
  return JSON.stringify([writerOf(q, line), first?.name ?? '', first?.delegation ?? (first ? '' : delegation)])
}

/** The deputy by name, or the delegation that submitted it. */
const addresseeOf = ({ about }: PromiseLine): string => {
  const name = leadDeputy(about)
  return about.suggestion.deputies.length === 0 ? name : `${name}代表`
}

/** The letters of a question, in order of the units and the deputies' first suggestions. */
const lettersOf = (
  { session, before, q }: Asked,
  lines: { now: readonly PromiseLine[]; before: readonly PromiseLine[] },
  copyTo: readonly string[],
): Letter[] => {
  const all = [
    ...lines.now.map((line) => ({ line, session: session.name })),
    ...lines.before.map((line) => ({ line, session: before?.session.name ?? '' })),
  ]
  const found = new Map<string, typeof all>()
  for (const one of all) found.set(keyOf(q, one.line), [...(found.get(keyOf(q, one.line)) ?? []), one])
  return [...found.values()]
    .flatMap((of) => {
      const [first] = of
      const unit = first && q.units.get(writerOf(q, first.line))
      if (!first || !unit) return []
      const told = [...new Set(of.map((one) => one.session))].map((name) => ({
        session: name,
        lines: of.flatMap((one) => (one.session === name ? [one.line] : [])),
      }))
      return [{ unit, letter: promiseLetter({ unit, to: addresseeOf(first.line), told, asOf: q.asOf, copyTo }) }]
    })
    .sort((a, b) => (a.unit.code < b.unit.code ? -1 : a.unit.code > b.unit.code ? 1 : 0))
    .map(({ letter }) => letter)
}

/** The letters as a document; where there are none, a page that says so. */
const documentOf = async (letters: readonly Letter[], about: { title: string; unit: string }, asOf: string) => {
  // Loaded when the first one is asked for: few requests need them.
  if (letters.length > 0)
    return (await import('../../../shared/letter-form/docx/document.ts')).lettersDocx(letters, about)
  const { reportDocx } = await import('../../../shared/report-form/docx/document.ts')
  const blocks = p('没有需要函告代表的承诺事项。')
  return reportDocx({ title: about.title, organ: about.unit, day: `（截至${day(asOf)}）`, blocks })
}

/**
 * A letter to each lead deputy on what was promised and how far it is, from each unit, in one document. Confidential
 * suggestions are left out: their letters go one by one. `X-Letters` says how many there are, `X-Left-Out` how many
 * promises are in none. Throws FORBIDDEN, NOT_FOUND, and INVALID where there are too many.
 */
export const promiseLetters = async (deps: ApiDeps, actor: Actor, query: ReportQuery): Promise<Response> => {
  const asked = await askedOf(deps, actor, query)
  const { session, unit, q } = asked
  const lines = await readPromises(deps, asked, { confidential: false })
  const { profile } = await deps.rules.rulesFor(session.id)
  const letters = lettersOf(asked, lines, copiesOf(profile))
  if (letters.length > mostLetters)
    throw invalid('unit', `共有 ${letters.length} 封函，一个文件至多 ${mostLetters} 封，请按承办单位分别导出`)
  const title = `${unit?.name ?? ''}关于${session.name}承诺事项落实情况致代表的函`
  const about = { title, unit: unit?.name ?? session.name }
  const headers = downloadHeaders({ type: wordType, name: fileNameOf(about), ascii: 'promise-letters.docx' })
  return new Response(await documentOf(letters, about, q.asOf), {
    headers: { ...headers, 'x-letters': String(letters.length), 'x-left-out': String(lines.leftOut) },
  })
}
