import { flat, ofType, statementsOf, type Template } from './template.ts'

/** The whole list of what each role may do, as `action on what`. */
export function permissionsOf(template: Template, role: string): string[] {
  const short = (arn: string) =>
    arn.replace(/^arn:.*?:([a-z-]*:[\w-]+(:\*)?)$/i, '$1').replace(/([0-9A-F]{8})(?=[.>])/g, '')
  return ofType(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((target: object) => flat(target).startsWith(`<${role}`)))
    .flatMap(([, { Properties }]) => statementsOf(Properties.PolicyDocument))
    .flatMap(({ Action, Resource: resources }) =>
      Action.flatMap((action) => resources.map((arn) => `${action} on ${short(flat(arn))}`)),
    )
    .sort()
}
