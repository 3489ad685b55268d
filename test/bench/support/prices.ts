/**
 * Published on-demand prices of us-east-1 in US dollars, without free tiers, taxes and discounts.
 * Where and when they were read stands beside each; AWS changes them now and then.
 */
export const prices = {
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/, standard table class; as of 2026-09 (in force since 2024-11-01). */
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  /** https://aws.amazon.com/step-functions/pricing/, Standard workflows: $0.025 for 1,000 transitions; as of 2026-11. */
  transition: 25e-6,
  /** https://aws.amazon.com/lambda/pricing/, arm64, first tier; as of 2026-11. */
  lambdaRequest: 0.2e-6,
  lambdaGbSecond: 0.0000133334,
  /** https://aws.amazon.com/api-gateway/pricing/, HTTP API, first 300 million of a month; as of 2026-09. */
  httpRequest: 1e-6,
} as const

/** What an invocation is taken to last, since the embedded runtime cannot tell how long Lambda would. */
export const assumedInvocation = { gb: 0.5, seconds: 0.1 } as const

export const invocationPrice =
  prices.lambdaRequest + assumedInvocation.gb * assumedInvocation.seconds * prices.lambdaGbSecond
