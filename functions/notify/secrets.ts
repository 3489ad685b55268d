import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'

const Secrets = z.object({ WEBHOOK_SECRET: z.string().optional(), SMTP_URL: z.string().optional() })

/** The settings that are kept as secrets, in one JSON text, read once when the function starts. None without an ARN. */
export const readNotifySecrets = async (
  arn: string | undefined,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(),
): Promise<z.infer<typeof Secrets>> => {
  if (!arn) return {}
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
  return Secrets.parse(JSON.parse(SecretString))
}
