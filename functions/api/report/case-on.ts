import { type SealedCommit, unseal } from '../../../shared/case/commit.ts'
import { foldAll } from '../../../shared/case/fold.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { CaseLog } from '../../../shared/store/port.ts'

/** What lists say of a case: what they need of its state, with the long texts of it in place. */
export type CaseOn = Awaited<ReturnType<typeof picked>>

/**
 * What a log said at the end of a day. One that was entered afterwards (历史补录) tells of days before it was written, and
 * the figures go by those: it is taken as it is.
 */
const until = (log: readonly SealedCommit[], day: string): readonly SealedCommit[] => {
  const [first] = log
  if (first && unseal(first).events[0]?.type === 'HistoryEntered') return log
  const next = log.findIndex((sealed) => unseal(sealed).at.slice(0, 10) > day)
  return next < 0 ? log : log.slice(0, next)
}

/** A case as it was known at the end of the day of asking; undefined where nothing was known of it yet. */
export const caseOn = async (
  log: Pick<CaseLog, 'load' | 'read' | 'getTexts'>,
  id: string,
  { asOf, today }: Pick<Question, 'asOf' | 'today'>,
): Promise<CaseOn | undefined> => {
  const state = asOf >= today ? await log.load(id) : foldAll(until(await log.read(id), asOf))
  return state && picked(log, state)
}

const picked = async (log: Pick<CaseLog, 'getTexts'>, state: CaseState) => {
  const { id, suggestion, stage, closedAs, key, withdrawn, handlings, urgings } = state
  const { number, kind, title, deputies, delegation, origin, disclosure, confidential } = suggestion
  const what = {
    id,
    suggestion: { number, kind, title, deputies, delegation, origin, disclosure, confidential },
    stage,
    closedAs,
    key,
    withdrawn,
    urgings: urgings.map(({ handling }) => handling),
    handlings: handlings.map((h) => ({
      id: h.id,
      unit: h.unit,
      stage: h.stage,
      section: h.section,
      officer: h.officer,
      extensions: h.extensions,
      asked: h.asked,
      unreached: h.unreached,
      opinions: Object.entries(h.opinions).map(([unit, { dueOn, on }]) => ({ unit, dueOn, on })),
      commitments: h.commitments,
      replies: h.replies.map(({ round, documentNumber, disclosure, issuedOn }) => ({
        round,
        documentNumber,
        disclosure,
        issuedOn,
      })),
    })),
  }
  const refs = [...new Set(textRefs(what))]
  return refs.length > 0 ? attachTexts(what, await log.getTexts(id, refs)) : what
}
