// Installs what the lock file names, if that has not been done: a fresh clone starts and tests with one command.
// Plain JavaScript without dependencies, since it runs before there are any.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const stamp = join(root, 'node_modules', '.jianyi-installed')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('正在安装依赖(npm ci)……')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('依赖安装失败,请检查网络后再试。')
    process.exit(status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
