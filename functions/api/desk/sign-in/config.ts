import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { type Environment, parseEnvironment } from '../../../config.ts'

/** A parameter that was left empty when the stack was deployed is absent. */
const text = z
  .string()
  .optional()
  .transform((value) => value || undefined)

const SignInConfig = z.object({
  /** What the provider knows the pages by; absent: there are no pages to sign in to. */
  CLIENT_ID: text,
  /** The secret in Secrets Manager with the client's own secret. */
  SIGN_IN_SECRET_ARN: text,
  /** Where the pages are, without a slash at the end; absent: where the request went to. */
  PAGES_URL: text.pipe(z.url().optional()),
})
export type SignInConfig = z.infer<typeof SignInConfig>

export const readSignInConfig = (environment: Environment): SignInConfig => parseEnvironment(SignInConfig, environment)

const Secrets = z.object({ CLIENT_SECRET: text })

/** The client's secret, read once when the function starts; a public client has none. */
export const readClientSecret = async (
  { SIGN_IN_SECRET_ARN: SecretId }: SignInConfig,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient(),
): Promise<string | undefined> => {
  if (!SecretId) return undefined
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }))
  return Secrets.parse(JSON.parse(SecretString)).CLIENT_SECRET
}
