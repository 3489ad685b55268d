import { CfnParameter, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** Of the permissions of the function that signs people in. */
export const readsSignInSecret = (secretArn: string): PolicyStatement =>
  new PolicyStatement({ sid: 'SignInSecret', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] })

const claims = ['Role', 'Name', 'Unit', 'Duties', 'Scope', 'Committee', 'Level'] as const

/**
 * How people sign in to the pages: the client at the provider, and where the provider's claims have what is needed. The
 * client's secret is put into the secret by hand; a public client, which PKCE protects, has none (docs/sign-in.md).
 */
export class SignInSettings extends Construct {
  readonly secretArn: string
  readonly environment: Record<string, string>

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const parameter = (name: string, description: string, allowedPattern = '.*'): CfnParameter => {
      const made = new CfnParameter(this, name, { type: 'String', default: '', description, allowedPattern })
      made.overrideLogicalId(name)
      return made
    }
    const clientId = parameter('ClientId', 'What the OIDC provider knows the pages by; empty: nobody signs in to them')
    const pagesUrl = parameter(
      'PagesUrl',
      'Where the pages are, such as https://jianyi.example.gov.cn; empty: the address of the request',
      '(https://.*[^/])?',
    )
    const paths = claims.map((claim) => {
      const made = parameter(`Claim${claim}`, `The claim with the ${claim.toLowerCase()}, if it has another name`)
      return [`CLAIM_${claim.toUpperCase()}`, made.valueAsString] as const
    })
    const values = parameter('ClaimValues', 'JSON: what the provider’s values mean, by field (docs/sign-in.md)')
    const secret = new Secret(this, 'Secret', {
      description: 'CLIENT_SECRET is the secret of the pages’ client at the OIDC provider; empty for a public client',
      // The generated value is of no use: a secret that is made with one can be filled in by hand, and stays as it is.
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ CLIENT_SECRET: '' }),
        generateStringKey: 'UNUSED',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The OIDC provider issues it: a rotation is begun there and put here by hand.',
    })
    this.secretArn = secret.secretArn
    this.environment = {
      CLIENT_ID: clientId.valueAsString,
      SIGN_IN_SECRET_ARN: secret.secretArn,
      PAGES_URL: pagesUrl.valueAsString,
      ...Object.fromEntries(paths),
      CLAIM_VALUES: values.valueAsString,
    }
  }
}
