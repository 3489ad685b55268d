// A template is JSON of many shapes; the rules read it by path, and a missing member is what they look for.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Json = any

/** One resource of a CloudFormation template. */
export type Resource = {
  Type: string
  Properties: Json
  DependsOn?: string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

export type Template = { Resources: Record<string, Resource>; [section: string]: Json }

/** A rule over a template: one line for each thing that breaks it; none where all is well. */
export type Rule = (template: Template) => string[]

export type Statement = { Sid?: string; Effect: string; Action: string[]; Resource: Json[] }

/** The resources of one type, with their logical ids. */
export const ofType = (template: Template, type: string): [id: string, resource: Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type)

/** For each resource of a type, the names of the requirements that it does not meet. */
export function requireOf(
  template: Template,
  type: string,
  requirements: Record<string, (properties: Json, resource: Resource, id: string) => unknown>,
): string[] {
  const found = ofType(template, type)
  if (found.length === 0) return [`there is no ${type}`]
  return found.flatMap(([id, resource]) =>
    Object.entries(requirements)
      .filter(([, met]) => !met(resource.Properties, resource, id))
      .map(([requirement]) => `${id}: ${requirement}`),
  )
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

/** The statements of a policy document, with lists for single values. */
export const statementsOf = (document: Json): Statement[] =>
  list(document.Statement).map((statement) => ({
    ...statement,
    Action: list(statement.Action),
    Resource: list(statement.Resource),
  }))

/** An ARN in one line: parts joined, references as `<Id.Attribute>`. */
export function flat(value: Json): string {
  if (typeof value === 'string') return value
  if (value?.Ref) return `<${value.Ref}>`
  if (value?.['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(flat).join('')
  return JSON.stringify(value)
}

/** The logical ids that a resource names, by Ref, GetAtt or DependsOn. */
export function mentions(resource: Resource): string[] {
  const text = JSON.stringify([resource.Properties, resource.DependsOn])
  const references = [...text.matchAll(/"Ref":"([^"]+)"|"Fn::GetAtt":\["([^"]+)"/g)].map(([, ref, att]) => ref ?? att!)
  return [...references, ...(resource.DependsOn ?? [])]
}
