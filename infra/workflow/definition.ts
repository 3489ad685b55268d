import { goTo, has, type Machine, outcomeIs } from './asl.ts'
import { handling } from './handling.ts'
import { waitingStep } from './waiting-step.ts'

/**
 * The workflow definition: where a suggestion goes next. `${WorkflowFunction}` and `${Partition}` are put in by who
 * deploys it. Who may act, on what form and until when is the step catalogue's.
 *
 * Input: `{suggestion, generation, last: {cause: 1, outcome: 'submitted'}}`. Every waiting state puts its route into
 * `$.last`; Maps and Parallels leave `$.last` as it was before them, so the cause after a join is the one before it.
 */
export const handlingDefinition = (): Machine => ({
  Comment: 'Handling of one suggestion',
  StartAt: 'Review',
  States: {
    ...waitingStep({
      name: 'Review',
      step: 'review',
      about: 'suggestion',
      choices: [
        goTo('Assign', outcomeIs('accept')),
        goTo('Follow', outcomeIs('merge')),
        goTo('Revise', {
          And: [
            { Variable: '$.last.as', IsPresent: true },
            { Variable: '$.last.as', StringEquals: 'revise' },
          ],
        }),
      ],
      next: 'Ended',
    }),
    ...waitingStep({
      name: 'Revise',
      step: 'revise',
      about: 'suggestion',
      choices: [goTo('Review', outcomeIs('resubmit'))],
      next: 'Ended',
    }),
    ...waitingStep({
      name: 'Assign',
      step: 'assign',
      about: 'suggestion',
      choices: [goTo('Assign', outcomeIs('transfer')), goTo('Handlings', has('handlings'))],
      next: 'Ended',
    }),
    ...waitingStep({
      name: 'Follow',
      step: 'follow',
      about: 'suggestion',
      choices: [goTo('Assign', outcomeIs('released')), goTo('Handlings', has('handlings'))],
      next: 'Ended',
    }),
    Handlings: {
      Type: 'Map',
      ItemsPath: '$.last.handlings',
      ItemSelector: {
        'suggestion.$': '$.suggestion',
        'generation.$': '$.generation',
        'handling.$': '$$.Map.Item.Value',
        'last.$': '$.last',
      },
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...handling },
      MaxConcurrency: 0,
      ResultPath: null,
      Next: 'Ended',
    },
    Ended: { Type: 'Succeed' },
  },
})

/** The definition as text with the deployer's names put in, as CDK and the embedded runtime both do it. */
export const substitute = (definition: string, values: Record<string, string>): string =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`\${${name}}`, value), definition)
