import { CfnCondition, CfnParameter, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** Of the permissions of the function that signs messages and signs in to the mail server. */
export const readsNotifySecrets = (secretArn: string): PolicyStatement =>
  new PolicyStatement({ sid: 'NotifySecrets', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] })

/**
 * How messages go out: parameters of the stack, and one secret with what must not be in it. The secret that signs the
 * webhook is made there; the mail server's URL, with its password, is put beside it by hand (docs/notifications.md).
 */
export class NotifySettings extends Construct {
  readonly secretArn: string
  /**
   * What the notify function finds in its environment. `messageBusName` is the bus that gets every message as an event,
   * `linkBase` where the pages are as long as no address of the customer's own is given.
   */
  readonly environment: (of: { messageBusName: string; linkBase: string }) => Record<string, string>

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const parameter = (name: string, description: string, allowedPattern: string): CfnParameter => {
      const made = new CfnParameter(this, name, { type: 'String', default: '', description, allowedPattern })
      made.overrideLogicalId(name)
      return made
    }
    const webhookUrl = parameter('WebhookUrl', 'Where messages are posted; empty: nowhere', '(https://.+)?')
    const mailFrom = parameter('MailFrom', 'The sender of mails; needed once SMTP_URL is in the secret', '.*')
    const ownLinkBase = parameter(
      'LinkBaseUrl',
      'Where deputies’ links lead, such as https://jianyi.example.gov.cn; empty: the address of the HTTP API',
      '(https://.*[^/])?',
    )
    const ownBase = new CfnCondition(this, 'OwnLinkBase', {
      expression: Fn.conditionNot(Fn.conditionEquals(ownLinkBase.valueAsString, '')),
    })
    const secret = new Secret(this, 'Secret', {
      description: 'WEBHOOK_SECRET signs what is posted; SMTP_URL is the mail server with user and password',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ SMTP_URL: '' }),
        generateStringKey: 'WEBHOOK_SECRET',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The gateway and the mail server know these too: a rotation is agreed with them and done by hand.',
    })
    this.secretArn = secret.secretArn
    this.environment = (of) => ({
      NOTIFY_SECRET_ARN: secret.secretArn,
      WEBHOOK_URL: webhookUrl.valueAsString,
      MAIL_FROM: mailFrom.valueAsString,
      MESSAGE_BUS_NAME: of.messageBusName,
      LINK_BASE_URL: Fn.conditionIf(ownBase.logicalId, ownLinkBase.valueAsString, of.linkBase).toString(),
    })
  }
}
