import { resolve } from 'node:path'
import { jsonLog } from '../../functions/log.ts'
import { CannotStart } from './lock.ts'
import { startRuntime } from './runtime.ts'

const began = performance.now()
const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = '.data', LOG_LEVEL = 'warn' } = process.env
const least = LOG_LEVEL === 'info' || LOG_LEVEL === 'error' ? LOG_LEVEL : 'warn'

try {
  const runtime = await startRuntime({
    dataDir: resolve(DATA_DIR),
    port: Number(PORT),
    host: HOST,
    log: jsonLog(least, (line) => console.error(line)),
    sweepEvery: 30_000,
  })
  console.log(`建议 ${runtime.url} 已就绪(${((performance.now() - began) / 1000).toFixed(1)} s)`)
  const stop = () => void runtime.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}
