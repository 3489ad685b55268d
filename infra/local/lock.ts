import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A start that cannot go on, told in one sentence. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** Whether the process that left the lock still runs: its number may have been given to another program since. */
const holds = (pid: number): boolean => {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const command = `/proc/${pid}/cmdline`
  return !existsSync(command) || /infra\/(local|tools)\//.test(readFileSync(command, 'utf8'))
}

/** Takes the data folder for this process; throws CannotStart where another one has it. Answers how to give it back. */
export const lockFolder = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'server.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (pid > 0 && holds(pid))
    throw new CannotStart(
      `数据目录 ${dataDir} 正由另一个建议服务（进程 ${pid}）使用，请先停止它，或用 DATA_DIR 指定别的目录。`,
    )
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}
