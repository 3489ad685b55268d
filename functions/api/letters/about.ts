import type { FeedbackForm, Rated } from '../../../shared/letter-form/letter.ts'
import { heirOf } from '../../../shared/organisation.ts'
import { counted } from '../../../shared/profiles/choices.ts'
import { startLabels } from '../../../shared/profiles/labels.ts'
import type { Limit } from '../../../shared/profiles/limit.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Unit } from '../../../shared/settings.ts'
import type { readCase } from '../acts/read-case.ts'
import type { ApiDeps } from '../deps.ts'
import { type CaseView, words } from '../desk/suggestion/case-view.ts'
import { caseView } from '../views/case.view.ts'

/** A case that may be read, with all that its letters say of it. */
export type AboutCase = { view: CaseView; rules: Rules; session: string }

/** The same, from what was read. The session goes by its name. */
export const aboutCase = async (
  { store, rules: book }: Pick<ApiDeps, 'store' | 'rules'>,
  { state, rules }: Awaited<ReturnType<typeof readCase>>,
): Promise<AboutCase> => {
  const [view, sessions] = await Promise.all([caseView(store, state, rules), book.sessions()])
  return { view, rules, session: sessions.find((s) => s.id === view.session)?.name ?? view.session }
}

/** The unit that does a unit's work now. */
export const unitNow = ({ unit }: Rules, code: string): Unit | undefined => unit(heirOf(unit, code))

/** Between sessions a suggestion has a number of its own. */
export const sessionOf = ({ view, session }: AboutCase): string =>
  view.kind === 'recess' ? `${session}闭会期间` : session

const within = ({ from, ...limit }: Limit): string =>
  `自${startLabels[from].zh}之日起${counted({ ...limit }).zh.replace(' ', '')}内`

/** 征询意见表 as it goes along with a letter. One forwarded from above is answered upwards and is not rated. */
export const feedbackOn = (
  about: AboutCase,
  {
    unit,
    documentNumber,
    items,
    limit,
  }: { unit: string; documentNumber?: string; items: readonly Rated[]; limit: Limit | null },
): { feedback?: FeedbackForm } => {
  const { view } = about
  if (view.kind === 'forwarded') return {}
  const names = view.deputies.map((d) => d.name).join('、')
  return {
    feedback: {
      session: sessionOf(about),
      number: view.number,
      title: words(view.title),
      deputies: names || (view.delegation ?? ''),
      unit,
      ...(documentNumber && { documentNumber }),
      items,
      ...(limit && { within: within(limit) }),
    },
  }
}
