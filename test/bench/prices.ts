/** AWS's published on-demand prices in us-east-1, US dollars, as of November 2026. */
const usd = {
  /** DynamoDB on demand (aws.amazon.com/dynamodb/pricing/on-demand). */
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  /** Step Functions Standard (aws.amazon.com/step-functions/pricing). */
  transition: 25e-6,
  /** Lambda requests, and GB-seconds on arm64 (aws.amazon.com/lambda/pricing). */
  lambdaRequest: 0.2e-6,
  lambdaGbSecond: 0.0000133334,
  /** HTTP API (aws.amazon.com/api-gateway/pricing). */
  apiRequest: 1e-6,
}

/** A call of a function is taken to last a tenth of a second in 512 MB. */
const gbSecondsPerCall = 0.1 * 0.5

export type Usage = { writes: number; reads: number; transitions: number; lambda: number; requests: number }

/** What a usage costs. US dollars. */
export const price = ({ writes, reads, transitions, lambda, requests }: Usage): number =>
  writes * usd.writeUnit +
  reads * usd.readUnit +
  transitions * usd.transition +
  lambda * (usd.lambdaRequest + gbSecondsPerCall * usd.lambdaGbSecond) +
  requests * usd.apiRequest
