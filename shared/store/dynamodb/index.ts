import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Store } from '../port.ts'
import { caseLog } from './case-log.ts'
import { claims } from './claims.ts'
import { personal } from './personal.ts'
import { rows } from './rows.ts'
import { settings } from './settings.ts'
import { tokens } from './tokens.ts'

/** The store on one DynamoDB table; `now` serves only the expiry of remembered requests. */
export const dynamoDbStore = (at: { db: DynamoDBDocumentClient; table: string; now: () => Date }): Store => ({
  ...caseLog(at),
  ...personal(at),
  ...tokens(at),
  ...rows(at),
  ...settings(at),
  ...claims(at),
})
