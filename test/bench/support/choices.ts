import type { Machine, States } from '../../../infra/workflow/asl.ts'

/** The steps whose outcome the definition chooses by: each completion takes the waiting state and a Choice. */
export const stepsWithChoice = (machine: Machine): Set<string> => {
  const found = new Set<string>()
  visit(machine.States, found)
  return found
}

const visit = (states: States, found: Set<string>): void => {
  for (const state of Object.values(states)) {
    if (state.Type === 'Map') visit(state.ItemProcessor.States, found)
    if (state.Type === 'Parallel') for (const branch of state.Branches) visit(branch.States, found)
    if (state.Type !== 'Task' || !('Next' in state) || states[state.Next]?.Type !== 'Choice') continue
    const { step } = state.Parameters.Payload as { step: string }
    found.add(step)
  }
}
