import type { ChoiceRule, Retrier, States, Task } from './asl.ts'

/** What a state can know beside the case: set by the Maps around it. */
export type About = 'suggestion' | 'handling' | 'opinion' | 'commitment'

const subject: Record<About, Record<string, string>> = {
  suggestion: {},
  handling: { 'handling.$': '$.handling' },
  opinion: { 'handling.$': '$.handling', 'unit.$': '$.unit' },
  commitment: { 'handling.$': '$.handling', 'commitment.$': '$.commitment' },
}

/**
 * An opener that fails is tried again after 2, 6, 18, 54 and 162 seconds: a throttled table or a bad minute of the
 * network is over by then, and each attempt is billed as one transition.
 */
const openerRetry: Retrier[] = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    MaxAttempts: 5,
    BackoffRate: 3,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  },
]

/** The stuck step itself must get through: tried for about a day before its branch ends and the sweep starts afresh. */
const stuckRetry: Retrier[] = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 40, BackoffRate: 2, MaxDelaySeconds: 3600 },
]

export const waiting = 'arn:${Partition}:states:::lambda:invoke.waitForTaskToken'

const opener = (
  step: string,
  about: About,
  stuckAt?: string,
): Pick<Task, 'Type' | 'Resource' | 'Parameters' | 'ResultPath'> => ({
  Type: 'Task',
  Resource: waiting,
  Parameters: {
    FunctionName: '${WorkflowFunction}',
    Payload: {
      step,
      ...(stuckAt && { stuckAt }),
      'suggestion.$': '$.suggestion',
      'generation.$': '$.generation',
      ...subject[about],
      'cause.$': '$.last.cause',
      'after.$': '$.last.outcome',
      'token.$': '$$.Task.Token',
      'attempt.$': '$$.State.RetryCount',
      'execution.$': '$$.Execution.Id',
    },
  },
  ResultPath: '$.last',
})

export type StepOptions = {
  /** The state's name; unique over the whole definition. */
  name: string
  step: string
  about: About
  /** Where the outcomes lead. Without choices the one next state takes all of them. */
  choices?: ChoiceRule[]
  /** The next state, or with choices the default; absent ends the branch. */
  next?: string
}

/**
 * A state that waits for people: it opens a step, sleeps on its token, and goes where the outcome leads. What cannot
 * be opened becomes a stuck step of its own and comes back here once it is mended, so that one bad handling never
 * fails the others.
 */
export const waitingStep = ({ name, step, about, choices, next }: StepOptions): States => {
  const choice = `${name}: outcome`
  const flow = choices ? { Next: choice } : next ? { Next: next } : { End: true as const }
  return {
    [name]: {
      ...opener(step, about),
      Retry: openerRetry,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: `${name}: stuck` }],
      ...flow,
    },
    [`${name}: stuck`]: {
      ...opener('stuck', about, step),
      Retry: stuckRetry,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: `${name}: left to the sweep` }],
      Next: name,
    },
    [`${name}: left to the sweep`]: { Type: 'Pass', End: true },
    ...(choices && { [choice]: { Type: 'Choice', Choices: choices, Default: next ?? `${name}: end` } }),
    ...(choices && !next && { [`${name}: end`]: { Type: 'Pass', End: true } }),
  }
}
