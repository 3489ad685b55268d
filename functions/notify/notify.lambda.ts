import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { storeOf } from '../clients.ts'
import { readConfig } from '../config.ts'
import { readLinkKey } from '../link-key.ts'
import { countMetric, jsonLog } from '../log.ts'
import { adaptersOf } from './adapters/index.ts'
import { readNotifyConfig } from './config.ts'
import { createPost } from './deliver.ts'
import { linksFor } from './links.ts'
import { createNotify } from './notify.handler.ts'
import { readNotifySecrets } from './secrets.ts'

const now = () => new Date()
const config = readConfig(process.env)
const { LINK_BASE_URL: linkBase } = config
if (!linkBase) throw new Error('environment: LINK_BASE_URL is needed for deputies’ links')
const settings = readNotifyConfig({ ...process.env, ...(await readNotifySecrets(process.env.NOTIFY_SECRET_ARN)) })
const linkKey = await readLinkKey(config)
const { store, rules } = storeOf(config, now)

export const handler = createNotify(
  createPost({
    store,
    rules,
    adapters: adaptersOf(settings, now, new EventBridgeClient()),
    language: settings.MESSAGE_LANGUAGE,
    linkFor: linksFor({ store, linkKey, linkBase, now }),
    log: jsonLog(config.LOG_LEVEL),
    onFailed: () => countMetric('MessageFailed', now()),
    now,
  }),
)
