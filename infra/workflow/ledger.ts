import { goTo, holds, type MapState, outcomeIs } from './asl.ts'
import { waitingStep } from './waiting-step.ts'

/** 承诺事项: each promise in a list of the last route is followed until it is met, given up, or rated. */
export const ledger = (name: string, list: string): MapState => ({
  Type: 'Map',
  ItemsPath: `$.last.${list}`,
  ItemSelector: {
    'suggestion.$': '$.suggestion',
    'generation.$': '$.generation',
    'handling.$': '$.handling',
    'commitment.$': '$$.Map.Item.Value',
    'last.$': '$.last',
  },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: `${name}: Fulfil`,
    States: {
      ...waitingStep({
        name: `${name}: Fulfil`,
        step: 'fulfil',
        about: 'commitment',
        choices: [goTo(`${name}: Fulfil`, outcomeIs('reschedule')), goTo(`${name}: Rate`, outcomeIs('fulfilled'))],
      }),
      ...waitingStep({
        name: `${name}: Rate`,
        step: 'rate-fulfilment',
        about: 'commitment',
        choices: [goTo(`${name}: Redo`, holds('dissatisfied'))],
      }),
      ...waitingStep({
        name: `${name}: Redo`,
        step: 'redo',
        about: 'commitment',
        choices: [goTo(`${name}: Fulfil`, holds('again'))],
      }),
    },
  },
  MaxConcurrency: 0,
  ResultPath: null,
  End: true,
})
