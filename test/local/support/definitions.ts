const RESOURCE = 'arn:aws:states:::lambda:invoke'

/** Two more tries for any error. */
export const RETRY = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 30, MaxAttempts: 2, BackoffRate: 2 }]

/** A waiting Task that calls `work` with its step, its input's cause, the token and the retry count. */
export const waiting = (step: string, more: object = { End: true }) => ({
  Type: 'Task',
  Resource: `${RESOURCE}.waitForTaskToken`,
  Parameters: {
    FunctionName: 'work',
    Payload: {
      step,
      'input.$': '$',
      'token.$': '$$.Task.Token',
      'retryCount.$': '$$.State.RetryCount',
      'execution.$': '$$.Execution.Id',
    },
  },
  ...more,
})

/** A Task that calls `plain` and goes on with its answer. */
export const plain = (payload: object, more: object = { End: true }) => ({
  Type: 'Task',
  Resource: RESOURCE,
  Parameters: { FunctionName: 'plain', Payload: payload },
  ...more,
})

/** The definition of a state machine as JSON. */
export const machine = (startAt: string, states: object) => JSON.stringify({ StartAt: startAt, States: states })

/** One waiting state. */
export const oneTask = machine('Step', { Step: waiting('Step') })
