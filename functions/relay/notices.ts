import type { Commit } from '../../shared/case/commit.ts'
import type { CaseState } from '../../shared/case/state.ts'
import { isTextRef } from '../../shared/case/text.ts'
import type { Notice } from '../notifier.ts'

/** Who should hear of a commit. */
export const noticesOf = (commit: Commit, state: CaseState): Notice[] => {
  const { title, confidential } = state.suggestion
  const of = { suggestion: commit.suggestion, at: commit.at, title: confidential || isTextRef(title) ? '' : title }
  return commit.events.flatMap((event, i): Notice[] => {
    const id = `${commit.suggestion}#${commit.version}#${i}`
    switch (event.type) {
      case 'StepOpened': {
        const { step, stepId, handling, assignee, dueOn } = event
        return [{ id, kind: 'step-opened', ...of, step, stepId, ...(handling && { handling }), to: assignee, dueOn }]
      }
      case 'Reminded': {
        const open = state.openSteps.find((s) => s.stepId === event.stepId)
        if (!open) return []
        const { step, stepId, handling, assignee, dueOn } = open
        return [
          {
            id,
            kind: 'reminder',
            ...of,
            step,
            stepId,
            ...(handling && { handling }),
            to: assignee,
            dueOn,
            threshold: event.threshold,
          },
        ]
      }
      case 'SuggestionClosed':
        return [{ id, kind: 'closed', ...of, to: { role: 'secretariat' } }]
      default:
        return []
    }
  })
}
