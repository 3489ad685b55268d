import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { NotifyConfig } from '../config.ts'
import type { Adapter } from './adapter.ts'
import { events } from './events.ts'
import { smtp } from './smtp.ts'
import { webhook } from './webhook.ts'

/** Every way that the settings open. */
export const adaptersOf = (config: NotifyConfig, now: () => Date, client?: EventBridgeClient): Adapter[] => {
  const { WEBHOOK_URL, WEBHOOK_SECRET, SMTP_URL, MAIL_FROM, MESSAGE_BUS_NAME } = config
  return [
    ...(WEBHOOK_URL && WEBHOOK_SECRET ? [webhook({ url: WEBHOOK_URL, secret: WEBHOOK_SECRET, now })] : []),
    ...(SMTP_URL && MAIL_FROM ? [smtp({ url: SMTP_URL, from: MAIL_FROM })] : []),
    ...(MESSAGE_BUS_NAME && client ? [events(client, MESSAGE_BUS_NAME)] : []),
  ]
}
