import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Store } from '../port.ts'
import { caseLog } from './case-log.ts'
import { claims } from './claims.ts'
import { figures } from './figures.ts'
import { links } from './links.ts'
import { outbox } from './outbox.ts'
import { personal } from './personal.ts'
import { publicReplies } from './public.ts'
import { rows } from './rows.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { tokens } from './tokens.ts'
import { worklist } from './worklist.ts'

/** The store on one DynamoDB table; `now` serves only the expiry of what is not kept for good. */
export const dynamoDbStore = (at: { db: DynamoDBDocumentClient; table: string; now: () => Date }): Store => ({
  ...caseLog(at),
  ...personal(at),
  ...tokens(at),
  ...rows(at),
  ...worklist(at),
  ...publicReplies(at),
  ...search(at),
  ...figures(at),
  ...settings(at),
  ...claims(at),
  ...links(at),
  ...outbox(at),
})
