import { type Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { describe, expect, it } from 'vitest'
import { nagFindings } from '../../infra/aws/nag-findings.ts'
import { goodApp } from './fixture/good-app.ts'

describe('cdk-nag, AwsSolutions', () => {
  it('finds nothing that is not acknowledged with a reason', () => {
    expect(nagFindings(goodApp())).toEqual([])
  })

  it('finds what is added carelessly', () => {
    const app = goodApp()
    const stack = app.node.findChild('jianyi') as Stack
    new Queue(stack, 'Careless')
    const role = new Role(stack, 'TooMuch', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }))
    expect(nagFindings(app).map((finding) => finding.split(': ').slice(0, 2).join(': '))).toEqual([
      'jianyi/Careless/Resource: AwsSolutions-SQS3',
      'jianyi/Careless/Resource: AwsSolutions-SQS4',
      'jianyi/TooMuch/DefaultPolicy/Resource: AwsSolutions-IAM5[Action::dynamodb:*]',
      'jianyi/TooMuch/DefaultPolicy/Resource: AwsSolutions-IAM5[Resource::*]',
    ])
  })

  it('gives a reason for each acknowledgement', () => {
    const reasons = goodApp()
      .node.findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as Record<string, string>))
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(reason).toMatch(/^.{20,}\.$/)
  })
})
