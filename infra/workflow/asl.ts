/** The part of the Amazon States Language (JSONPath) that the definition uses. */
export type States = Record<string, State>

export type Rule =
  | { Variable: string; StringEquals: string }
  | { Variable: string; BooleanEquals: boolean }
  | { Variable: string; IsPresent: boolean }
  | { And: Rule[] }

export type ChoiceRule = Rule & { Next: string }

export type Retrier = {
  ErrorEquals: string[]
  IntervalSeconds: number
  MaxAttempts: number
  BackoffRate: number
  MaxDelaySeconds?: number
  JitterStrategy?: 'FULL'
}
export type Catcher = { ErrorEquals: string[]; ResultPath: string | null; Next: string }

type Flow = { Next: string } | { End: true }

export type Task = {
  Type: 'Task'
  Comment?: string
  Resource: string
  Parameters: Record<string, unknown>
  ResultPath: string | null
  Retry?: Retrier[]
  Catch?: Catcher[]
} & Flow

export type Choice = { Type: 'Choice'; Choices: ChoiceRule[]; Default?: string }
export type MapState = {
  Type: 'Map'
  ItemsPath: string
  ItemSelector: Record<string, unknown>
  ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }; StartAt: string; States: States }
  MaxConcurrency: number
  ResultPath: null
} & Flow
export type Parallel = { Type: 'Parallel'; Branches: Machine[]; ResultPath: null } & Flow
export type Pass = { Type: 'Pass' } & Flow
export type Succeed = { Type: 'Succeed' }

export type State = Task | Choice | MapState | Parallel | Pass | Succeed
export type Machine = { Comment?: string; StartAt: string; States: States }

/** `$.last.outcome` is the given one. */
export const outcomeIs = (outcome: string): Rule => ({ Variable: '$.last.outcome', StringEquals: outcome })

/** A fact of the last completed step's route holds; an absent one does not. */
export const holds = (fact: string): Rule => ({
  And: [
    { Variable: `$.last.${fact}`, IsPresent: true },
    { Variable: `$.last.${fact}`, BooleanEquals: true },
  ],
})

/** A list of the last completed step's route has items. */
export const has = (list: string): Rule => ({ Variable: `$.last.${list}[0]`, IsPresent: true })

export const both = (...rules: Rule[]): Rule => ({ And: rules })

export const goTo = (Next: string, rule: Rule): ChoiceRule => ({ ...rule, Next })
