import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Config } from './config.ts'

/** The key that deputies' links are derived from, read once when a function starts; fails by the name of what is missing. */
export const readLinkKey = async (
  { LINK_SECRET_ARN: SecretId }: Pick<Config, 'LINK_SECRET_ARN'>,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(),
): Promise<Uint8Array> => {
  if (!SecretId) throw new Error('environment: LINK_SECRET_ARN is needed for deputies’ links')
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }))
  // Letters and digits carry almost 6 bits each: 43 of them are worth the 256 bits of the hash.
  if (SecretString.length < 43) throw new Error('the secret that deputies’ links are derived from is too short')
  return Buffer.from(SecretString)
}
