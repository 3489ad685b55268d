/** An error as AWS answers it: HTTP 400 with `__type` and `message`. */
export class ServiceError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message)
    this.name = type
  }
}

export const validationError = (detail: string) =>
  new ServiceError('ValidationException', `1 validation error detected: ${detail}`)

export const invalidArn = (arn: string) => new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`)

export const invalidName = (name: string) => new ServiceError('InvalidName', `Invalid Name: '${name}'`)

export const invalidDefinition = (detail: string) =>
  new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${detail}'`)

export const invalidExecutionInput = (detail: string) =>
  new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${detail}'`)

export const invalidOutput = (detail: string) => new ServiceError('InvalidOutput', `Invalid Output: '${detail}'`)

export const invalidToken = () => new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'")

export const taskTimedOut = () =>
  new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")

export const taskDoesNotExist = () => new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Unknown execution'")

export const executionAlreadyExists = (arn: string) =>
  new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)

export const executionDoesNotExist = (arn: string) =>
  new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)

export const stateMachineAlreadyExists = (arn: string) =>
  new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)

export const stateMachineDoesNotExist = (arn: string) =>
  new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)

export const conflict = (detail: string) => new ServiceError('ConflictException', detail)

export const missingParameter = (detail: string) => new ServiceError('MissingRequiredParameter', detail)
