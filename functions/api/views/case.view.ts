import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import type { CaseState, Handling, OpenStep } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import type { Rules } from '../../../shared/rules.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import type { CaseLog } from '../../../shared/store/port.ts'
import type { ApiDeps } from '../deps.ts'

/** The outcomes that a person may choose for a step. */
export const choices = (step: string): string[] =>
  Object.entries(stepNamed(step).outcomes)
    .filter(([, o]) => o.by === 'person')
    .map(([name]) => name)

const openStep = (open: OpenStep, rules: Rules) => {
  const { stepId, step, handling, unit, commitment, at, assignee, openedAt, dueOn, provisional } = open
  return {
    stepId,
    step,
    ...(handling && { handling }),
    ...(unit && { unit }),
    ...(commitment && { commitment }),
    ...(at && { at }),
    assignee,
    outcomes: choices(step),
    openedAt,
    dueOn,
    light: lightOf(dueOn, rules),
    provisional,
  }
}

const handling = (h: Handling, rules: Rules) => {
  const last = h.replies.at(-1)
  const { recalled: _, beside: __, ...rest } = h
  return {
    ...rest,
    light: last ? 'green' : lightOf(h.dueOn, rules),
    ...(last && {
      category: last.amendments?.at(-1)?.category ?? last.category,
      documentNumber: last.documentNumber,
      issuedOn: last.issuedOn,
    }),
  }
}

/** A case as the API shows it: long texts in place, no phones, no tokens. */
export const caseView = async (log: Pick<CaseLog, 'getTexts'>, state: CaseState, rules: Rules) => {
  const { id, version, suggestion, stage, closedAs, closedOn, assignedOn, scope, withdrawn, returned, reference } =
    state
  const view = {
    id,
    version,
    ...suggestion,
    stage,
    ...(state.entered && { entered: true }),
    ...(closedAs && { closedAs }),
    ...(closedOn && { closedOn }),
    ...(assignedOn && { assignedOn }),
    ...(scope && { scope }),
    ...(withdrawn.length > 0 && { withdrawn }),
    ...(returned && { returned }),
    ...(reference.length > 0 && { reference }),
    ...(state.key && { key: state.key }),
    ...(state.instructions.length > 0 && { instructions: state.instructions }),
    ...(state.urgings.length > 0 && { urgings: state.urgings }),
    ...(state.objections.length > 0 && { objections: state.objections }),
    ...(state.followers.length > 0 && { merged: state.followers }),
    ...(state.mergedInto && { mergedInto: state.mergedInto }),
    ...(state.attachments?.length && { attachments: state.attachments }),
    handlings: state.handlings.map((h) => handling(h, rules)),
    openSteps: state.openSteps.map((s) => openStep(s, rules)),
  }
  const refs = textRefs(view)
  return refs.length > 0 ? attachTexts(view, await log.getTexts(id, refs)) : view
}

/** The same with the rules of the case's session looked up. */
export const viewOf = async ({ store, rules }: Pick<ApiDeps, 'store' | 'rules'>, state: CaseState) =>
  caseView(store, state, await rules.rulesFor(state.suggestion.session))
