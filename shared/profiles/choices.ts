import { articleOf } from './article.ts'
import type { Label } from './category.ts'
import { unitLabels } from './labels.ts'
import type { Article, LimitUnit, Threshold } from './limit.ts'
import type * as procedure from './procedure.ts'
import type { Profile } from './profile.ts'
import { type Question, questions } from './questions.ts'

/** One choice of a place in words, with the article it comes from. */
export interface Choice {
  /** what is chosen, such as 签发人 */
  label: Label
  /** what the place chose */
  value: Label
  article: Article
}

/**
 * Every choice of a place in the order of the procedure, the numbers among them; limits and categories are not among
 * them.
 */
export function choicesOf(profile: Profile): Choice[] {
  return [...ofTheWayIn(profile), ...ofExtension(profile.extension), ...ofTheReply(profile), ...ofTheClock(profile)]
}

function ofTheWayIn({ acceptance, withdrawal, decline, reassignment, opinion }: Profile): Choice[] {
  return [
    chosen(questions.beyondPowers, acceptance.beyondPowers, acceptance.article),
    chosen(questions.allowed, withdrawal.allowed, articleOf(withdrawal, 'allowed')),
    chosen(questions.partial, withdrawal.partial, articleOf(withdrawal, 'partial')),
    chosen(questions.late, decline.late, articleOf(decline, 'late')),
    chosen(questions.proposedUnit, decline.proposedUnit, articleOf(decline, 'proposedUnit')),
    chosen(questions.declineSilence, decline.silence, articleOf(decline, 'silence')),
    chosen(questions.inSession, decline.inSession, articleOf(decline, 'inSession')),
    said(
      '重新交办后答复期限重算',
      're-assignment restarts the reply’s limit',
      yesOrNo(reassignment.restartsReply),
      reassignment.article,
    ),
    chosen(questions.opinionSilence, opinion.silence, opinion.article),
  ]
}

function ofExtension(extension: procedure.Extension | null): Choice[] {
  if (!extension) return []
  const times = `${extension.times}`
  return [
    chosen(questions.by, extension.by, articleOf(extension, 'by')),
    said('延期上限', 'extension, at most', capInWords(extension.cap), articleOf(extension, 'cap')),
    said('延期次数', 'extensions, how many', { zh: times, en: times }, articleOf(extension, 'times')),
    said(
      '延期告知代表',
      'the deputy is told of an extension',
      yesOrNo(extension.deputyTold),
      articleOf(extension, 'deputyTold'),
    ),
  ]
}

function ofTheReply({ letter, evaluation, redo, revisit, inspection, faceToFace }: Profile): Choice[] {
  return [
    chosen(questions.signer, letter.signer, articleOf(letter, 'signer')),
    chosen(questions.delivery, letter.delivery, articleOf(letter, 'delivery')),
    listed(questions.copyTo, letter.copyTo, articleOf(letter, 'copyTo')),
    listed(questions.items, evaluation.items, articleOf(evaluation, 'items')),
    said('评价提醒', 'reminder to rate', beforeDue(evaluation.reminder), articleOf(evaluation, 'reminder')),
    chosen(questions.rule, redo.rule, articleOf(redo, 'rule')),
    chosen(questions.second, redo.second, articleOf(redo, 'second')),
    chosen(questions.fulfilment, redo.fulfilment, articleOf(redo, 'fulfilment')),
    said('回访', 'revisit', yesOrNo(revisit.done), revisit.article),
    inspected(inspection),
    listed(questions.modes, faceToFace.modes, faceToFace.article),
  ]
}

function ofTheClock({ lights, reminders, monthEndRoll }: Profile): Choice[] {
  const { overdueEvery } = reminders
  const again =
    overdueEvery === null ? { zh: '不再提醒', en: 'never' } : counted({ count: overdueEvery, unit: 'workdays' })
  return [
    said('黄灯', 'yellow light', beforeDue(lights.yellow), 'setting'),
    said('临期', 'red light', beforeDue(lights.red), 'setting'),
    listed(questions.lights, reminders.lights, reminders.article),
    said('超期后再次提醒，每隔', 'reminded again while overdue, every', again, reminders.article),
    said('期限末日遇休息日顺延', 'a limit that ends on a rest day rolls on', yesOrNo(monthEndRoll), 'setting'),
  ]
}

/** A count with its unit: `3 个工作日`, `3 working days`. */
export function counted({ count, unit }: { count: number; unit: LimitUnit }): Label {
  const { zh, en } = unitLabels[unit]
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }
}

/** An extension's cap: in all from assignment, or more than the first due date. */
export function capInWords({ months, of }: procedure.Extension['cap']): Label {
  const { zh, en } = counted({ count: months, unit: 'months' })
  return of === 'total'
    ? { zh: `自交办起共 ${zh}`, en: `${en} in all from assignment` }
    : { zh: `另加 ${zh}`, en: `${en} more` }
}

function chosen<Value extends string>({ label, values }: Question<Value>, value: Value, article: Article): Choice {
  return { label, value: values[value], article }
}

function listed<Value extends string>(of: Question<Value>, values: readonly Value[], article: Article): Choice {
  const labels = values.map((value) => of.values[value])
  const value = { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
  return { label: of.label, value, article }
}

function said(zh: string, en: string, value: Label, article: Article): Choice {
  return { label: { zh, en }, value, article }
}

function inspected({ which, samplePercent, article }: procedure.Inspection): Choice {
  const { label, value } = chosen(questions.which, which, article)
  if (samplePercent === undefined) return { label, value, article }
  return { label, value: { zh: `${value.zh} ${samplePercent}%`, en: `${value.en} of ${samplePercent}%` }, article }
}

function beforeDue(threshold: Threshold): Label {
  const { zh, en } = counted(threshold)
  return { zh: `到期前 ${zh}`, en: `${en} before the due day` }
}

function yesOrNo(yes: boolean): Label {
  return yes ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
}
