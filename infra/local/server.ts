import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { jsonLog } from '../../functions/log.ts'
import { type NotifyConfig, readNotifyConfig } from '../../functions/notify/config.ts'
import { fillDemo } from './demo/fill.ts'
import { demoProgress } from './demo/progress.ts'
import { CannotStart } from './lock.ts'
import { type Runtime, startRuntime } from './runtime.ts'

const began = performance.now()
const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = '.data', DEMO = '1', LOG_LEVEL = 'warn' } = process.env
const least = LOG_LEVEL === 'info' || LOG_LEVEL === 'error' ? LOG_LEVEL : 'warn'
const dataDir = resolve(DATA_DIR)
/** There while the demonstration is being filled in: a fill that was interrupted begins anew. */
const filling = join(dataDir, 'demo-filling')

// The SDK says at every start that it will want Node 22 from 2027; the lock file keeps a release that does not.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1)

const demonstrate = async (runtime: Runtime): Promise<void> => {
  writeFileSync(filling, '')
  const progress = demoProgress()
  await fillDemo(runtime, { onProgress: progress.update })
  progress.done()
  rmSync(filling)
}

const port = (): number => {
  const number = Number(PORT)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new CannotStart(`PORT 应为 0 至 65535 的整数，现在是「${PORT}」。`)
  return number
}

/** WEBHOOK_URL, SMTP_URL and what belongs to them (docs/notifications.md). */
const notify = (): NotifyConfig => {
  try {
    return readNotifyConfig(process.env)
  } catch (error) {
    throw new CannotStart(`通知的设置有误，${error instanceof Error ? error.message : error}`)
  }
}

try {
  if (existsSync(filling)) {
    console.log('上次的演示数据没有填完，重新开始。')
    rmSync(dataDir, { recursive: true })
  }
  const log = jsonLog(least, (line) => console.error(line))
  const runtime = await startRuntime({ dataDir, port: port(), host: HOST, log, notify: notify() })
  const stop = () => void runtime.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (DEMO !== '0' && (await runtime.store.sessions()).length === 0) await demonstrate(runtime)
  runtime.open(30_000)
  console.log(`建议已就绪：${runtime.url} (${seconds()} s)`)
  console.log(`
  登录办理   ${runtime.url}/
  代表手机   ${runtime.url}/dev/messages
  接口说明   ${runtime.url}/api/docs
  OpenAPI    ${runtime.url}/api/openapi.json
  登录令牌   curl ${runtime.url}/dev/token -H 'content-type: application/json' -d '{"role":"secretariat"}'
  数据目录   ${dataDir}
`)
  void runtime.recovered.then((n) => n > 0 && console.log(`上次运行的 ${n} 个流程已恢复(${seconds()} s)`))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}
