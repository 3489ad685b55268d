import { Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A resolved ARN as cdk-nag writes it in a finding: references in angle brackets, all in one line. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(flatten).join('')
  const [[intrinsic, argument] = []] = Object.entries(value ?? {})
  if (intrinsic === 'Ref') return `<${argument}>`
  if (intrinsic === 'Fn::GetAtt') return `<${argument.join('.')}>`
  if (intrinsic === 'Fn::Join') return flatten(argument[1])
  throw new Error(`Not an ARN: ${JSON.stringify(value)}`)
}

/** Acknowledges for one role that one ARN in its policy ends in a wildcard; every other wildcard stays a finding. */
export function acknowledgeWildcard(role: IConstruct, arn: string, reason: string): void {
  const id = `AwsSolutions-IAM5[Resource::${flatten(Stack.of(role).resolve(arn))}]`
  Validations.of(role).acknowledge({ id, reason })
}
