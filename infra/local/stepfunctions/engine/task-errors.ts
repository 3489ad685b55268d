/** A failed task, as Retry and Catch see it: the interpreter takes `name` for Error and `message` for Cause. */
export class TaskError extends Error {
  constructor(error: string, cause: string) {
    super(cause)
    this.name = error
  }
}

/** What a Lambda function that threw gives to Step Functions: the error's name, and a Cause that is JSON. */
export function functionError(thrown: unknown): TaskError {
  const { name, message } = thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) }
  return new TaskError(name, JSON.stringify({ errorType: name, errorMessage: message }))
}

/** Ends what belongs to an execution, iteration or branch that is over. No Retry or Catch applies. */
export class Over extends Error {
  readonly isRetryable = false
  readonly isCatchable = false
  constructor() {
    super('The execution is over')
    this.name = 'Jianyi.Over'
  }
}

/** The error that sends a waiting task through the interpreter once more, so that its timer begins anew. */
export const RENEWED = 'Jianyi.Renewed'

/** See `RENEWED`. */
export class Renewed extends Error {
  constructor() {
    super('Waits on')
    this.name = RENEWED
  }
}
