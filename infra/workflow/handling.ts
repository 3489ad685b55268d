import { both, goTo, has, holds, type Machine, outcomeIs, type Parallel, type States } from './asl.ts'
import { ledger } from './ledger.ts'
import { waitingStep } from './waiting-step.ts'

/** Where a handling starts again that was recalled: a replay learns of it at its first step. */
const restarts = (prefix: string) =>
  ['Acknowledge', 'Draft', 'Redo'].map((name) =>
    goTo(
      `${prefix}${name}`,
      both(
        { Variable: '$.last.restart', IsPresent: true },
        { Variable: '$.last.restart', StringEquals: name.toLowerCase() },
      ),
    ),
  )

/** What the place still demands after the last rating; nothing left ends the handling. */
const afterRating = (prefix: string) => [
  goTo(`${prefix}Revisit`, holds('revisit')),
  goTo(`${prefix}Inspect`, holds('inspect')),
]

/** 会办意见 of all co-units at once, beside the lead's own way to the deputy. */
const consultation = (prefix: string): Parallel => ({
  Type: 'Parallel',
  Branches: [
    {
      StartAt: `${prefix}Co-units`,
      States: {
        [`${prefix}Co-units`]: {
          Type: 'Map',
          ItemsPath: '$.last.co',
          ItemSelector: {
            'suggestion.$': '$.suggestion',
            'generation.$': '$.generation',
            'handling.$': '$.handling',
            'unit.$': '$$.Map.Item.Value',
            'last.$': '$.last',
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: `${prefix}Opine`,
            States: waitingStep({ name: `${prefix}Opine`, step: 'opine', about: 'opinion' }),
          },
          MaxConcurrency: 0,
          ResultPath: null,
          End: true,
        },
      },
    },
    {
      StartAt: `${prefix}Dispatch`,
      States: {
        ...waitingStep({ name: `${prefix}Dispatch`, step: 'dispatch', about: 'handling', next: `${prefix}Contact` }),
        ...waitingStep({ name: `${prefix}Contact`, step: 'contact', about: 'handling' }),
      },
    },
  ],
  ResultPath: null,
  Next: `${prefix}Draft`,
})

/** Promises that a later letter added are followed from the end of the handling on. */
const laterIn = (ledger?: string) => (ledger ? [goTo(ledger, has('promises'))] : [])

/** From the assignment to the letter that goes out. */
const reply = (
  prefix: string,
  afterIssue: string,
  { promised, laterPromises }: { promised?: string; laterPromises?: string },
): States => {
  const step = (name: string) => ({ name: `${prefix}${name}`, about: 'handling' as const })
  return {
    ...waitingStep({
      ...step('Acknowledge'),
      step: 'acknowledge',
      choices: [
        ...(promised ? [goTo(promised, both(outcomeIs('recalled'), has('commitments')))] : []),
        ...restarts(prefix),
        goTo(`${prefix}Reassign`, outcomeIs('decline')),
      ],
      next: `${prefix}Consultation`,
    }),
    ...waitingStep({ ...step('Reassign'), step: 'reassign', next: `${prefix}Acknowledge` }),
    [`${prefix}Consultation`]: consultation(prefix),
    ...waitingStep({ ...step('Draft'), step: 'draft', next: `${prefix}Solicit` }),
    ...waitingStep({
      ...step('Solicit'),
      step: 'solicit',
      choices: [goTo(`${prefix}Draft`, outcomeIs('objected'))],
      next: `${prefix}Clear`,
    }),
    ...waitingStep({
      ...step('Clear'),
      step: 'clear',
      choices: [goTo(`${prefix}Draft`, outcomeIs('send-back')), goTo(`${prefix}Clear`, holds('more'))],
      next: `${prefix}Sign`,
    }),
    ...waitingStep({
      ...step('Sign'),
      step: 'sign',
      choices: [goTo(`${prefix}Draft`, outcomeIs('send-back'))],
      next: `${prefix}Issue`,
    }),
    ...waitingStep({
      ...step('Issue'),
      step: 'issue',
      choices: [
        ...(promised ? [goTo(promised, has('commitments'))] : []),
        goTo(afterIssue, holds('rated')),
        ...afterRating(prefix),
        ...laterIn(laterPromises),
      ],
      next: `${prefix}Answered`,
    }),
  }
}

/** From the deputy's rating to the end of the handling, with the way back to a new round. */
const evaluation = (prefix: string, end: string, laterPromises?: string): States => {
  const later = laterIn(laterPromises)
  const step = (name: string) => ({ name: `${prefix}${name}`, about: 'handling' as const })
  return {
    ...waitingStep({
      ...step('Evaluate'),
      step: 'evaluate',
      choices: [goTo(`${prefix}Redo`, holds('dissatisfied')), ...afterRating(prefix), ...later],
      next: end,
    }),
    ...waitingStep({
      ...step('Redo'),
      step: 'redo',
      choices: [
        goTo(`${prefix}Acknowledge`, both(holds('again'), holds('reassigned'))),
        goTo(`${prefix}Draft`, holds('again')),
        ...afterRating(prefix),
        ...later,
      ],
      next: end,
    }),
    ...waitingStep({
      ...step('Revisit'),
      step: 'revisit',
      choices: [goTo(`${prefix}Inspect`, holds('inspect')), ...later],
      next: end,
    }),
    ...waitingStep({
      ...step('Inspect'),
      step: 'inspect',
      choices: [goTo(`${prefix}Redo`, outcomeIs('return')), ...later],
      next: end,
    }),
  }
}

/**
 * One handling. A reply without promises runs on by itself. With promises the evaluation runs beside their ledger;
 * a new round in there keeps to its own copy of the way, since a branch of a Parallel cannot lead out of it. A handling
 * that was recalled is led by its first step, `Acknowledge`, to where it starts again.
 */
export const handling: Machine = {
  StartAt: 'Acknowledge',
  States: {
    ...reply('', 'Evaluate', { promised: 'Evaluation beside promises' }),
    ...evaluation('', 'Answered'),
    Answered: { Type: 'Succeed' },
    'Evaluation beside promises': {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Promised: begin',
          States: {
            'Promised: begin': {
              Type: 'Choice',
              Choices: [
                ...restarts('Promised: '),
                goTo('Promised: Evaluate', holds('rated')),
                ...afterRating('Promised: '),
              ],
              Default: 'Promised: Answered',
            },
            ...reply('Promised: ', 'Promised: Evaluate', { laterPromises: 'Later promises' }),
            ...evaluation('Promised: ', 'Promised: Answered', 'Later promises'),
            'Later promises': ledger('Later promises', 'promises'),
            'Promised: Answered': { Type: 'Succeed' },
          },
        },
        { StartAt: 'Promises', States: { Promises: ledger('Promises', 'commitments') } },
      ],
      ResultPath: null,
      Next: 'Answered',
    },
  },
}
