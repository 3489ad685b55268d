import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** Of the permissions of a function that derives deputies' links or checks them. */
export const readsLinkKey = (secretArn: string): PolicyStatement =>
  new PolicyStatement({ sid: 'LinkKey', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] })

/**
 * The key that deputies' links are derived from: made by Secrets Manager, so that it is in no template and no
 * environment. It outlives the stack, since without it every link that is out is void.
 */
export class LinkKey extends Construct {
  readonly secretArn: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const secret = new Secret(this, 'Secret', {
      description: 'Deputies’ links are derived from this; a new value voids all that are out',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
      // Encrypted with the key that Secrets Manager has in the account (the default): reading it takes no grant of KMS.
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Links go out in messages and are good for months: rotating the key by a schedule would void them.',
    })
    this.secretArn = secret.secretArn
  }
}
