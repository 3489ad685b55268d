// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders that CloudFormation fills in
import { describe, expect, it } from 'vitest'
import { goodTemplates, stubDefinition } from './fixture/good-app.ts'
import { ofType, type Template } from './rules/template.ts'

const template = (definition?: object): Template => goodTemplates(definition).jianyi!
const versionIds = (of: Template): string[] => ofType(of, 'AWS::StepFunctions::StateMachineVersion').map(([id]) => id)
const changed = { ...stubDefinition, Comment: 'another one' }

describe('the published version of the definition', () => {
  it('stays the same resource while the definition does', () => {
    expect(versionIds(template())).toEqual(versionIds(template()))
  })

  it('is another resource when the definition changes, so that the one before it stays', () => {
    expect(versionIds(template(changed))).not.toEqual(versionIds(template()))
  })

  it('gives the functions its number: the eighth part of its ARN', () => {
    const good = template()
    const [id] = versionIds(good)
    for (const [, { Properties }] of ofType(good, 'AWS::Lambda::Function')) {
      expect(Properties.Environment.Variables.DEFINITION_VERSION).toEqual({
        'Fn::Select': [7, { 'Fn::Split': [':', { 'Fn::GetAtt': [id, 'Arn'] }] }],
      })
    }
  })

  it('is followed only once the workflow function knows it', () => {
    const functions = ofType(template(), 'AWS::Lambda::Function')
    const [workflow] = functions.find(([id]) => id.startsWith('Workflow'))!
    for (const [id, { DependsOn }] of functions) {
      if (id !== workflow) expect(DependsOn).toContain(workflow)
    }
  })

  it('has no placeholder that nobody fills', () => {
    expect(() => template({ ...stubDefinition, Comment: '${Region}' })).toThrow('Unknown ${Region} in the definition')
  })
})
