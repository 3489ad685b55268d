import type { Commit } from '../../../../shared/case/commit.ts'
import { type Names, whoActs } from '../../story/tell.ts'

/** What somebody said of a draft: the office or the head that sent it back, the deputy, or who went on regardless. */
export type Remark = {
  at: string
  by: string
  kind: 'clear' | 'sign' | 'objected' | 'proceed' | 'agreed'
  text: string
}

/** A draft as it was submitted, of one handling; versions count from 1. */
export type DraftVersion = {
  version: number
  at: string
  by: string
  category: string
  title: string
  body: string
  disclosure: string
  disclosureReason?: string
  commitments: { item: string; unit?: string; dueOn?: string }[]
  referredTo?: { body: string; on: string }
  remarks: Remark[]
}

const kindOf = (step: string, outcome: string): Remark['kind'] | undefined => {
  if ((step === 'clear' || step === 'sign') && outcome === 'send-back') return step
  if (step !== 'solicit') return undefined
  return outcome === 'objected' || outcome === 'proceed' || outcome === 'agreed' ? outcome : undefined
}

const textOf = (form: Record<string, unknown>): string => String(form.comments ?? form.reason ?? '')

/** Every draft of a handling with what was said of it, oldest first. The log's long texts are to be in place. */
export const draftsOf = (story: readonly Commit[], handling: string, names: Names): DraftVersion[] => {
  const drafts: DraftVersion[] = []
  for (const { at, actor, events } of story)
    for (const event of events) {
      if (event.type !== 'StepCompleted' || event.handling !== handling) continue
      const { step, outcome, form = {} } = event
      const by = whoActs(actor, names)
      // The form was parsed by the step's own schema before it was logged.
      if (step === 'draft')
        drafts.push({
          ...({ commitments: [], ...form } as unknown as DraftVersion),
          version: drafts.length + 1,
          at,
          by,
          remarks: [],
        })
      const kind = kindOf(step, outcome)
      const text = textOf(form)
      if (kind && text) drafts.at(-1)?.remarks.push({ at, by, kind, text })
    }
  return drafts
}
