import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../simulation/support/server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'jianyi-server-'))
let first: ChildProcess
let port: number

const start = (environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'infra/local/server.ts'], {
    env: { ...process.env, DEMO: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** What a start says until it ends, and how it ends. */
const fate = async (environment: Record<string, string>): Promise<{ code: number; said: string }> => {
  const child = start(environment)
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

beforeAll(async () => {
  port = await freePort()
  first = start({ DATA_DIR: join(folder, 'data'), PORT: String(port) })
  let said = ''
  await new Promise<void>((ready, failed) => {
    first.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('已就绪')) ready()
    })
    first.on('close', () => failed(new Error(`the server ended: ${said}`)))
  })
})
afterAll(async () => {
  const closed = once(first, 'close')
  first.kill('SIGTERM')
  await closed
  rmSync(folder, { recursive: true, force: true })
})

test('it says that it is ready, and answers /healthz', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(answer.status).toBe(200)
})

test('a second start on the same data folder is told so in a sentence', async () => {
  const { code, said } = await fate({ DATA_DIR: join(folder, 'data'), PORT: '0' })
  expect(code).toBe(1)
  expect(said.trim()).toMatch(/^数据目录 .* 正由另一个建议服务（进程 \d+）使用.*。$/)
})

test('a taken port is told so in a sentence, and the data folder is free again', async () => {
  const taken = { DATA_DIR: join(folder, 'other'), PORT: String(port) }
  const { code, said } = await fate(taken)
  expect(code).toBe(1)
  expect(said.trim()).toMatch(/^端口 \d+ 已被占用.*。$/)
  expect((await fate(taken)).said).toContain('端口')
})

test('a port that is no number is told so', async () => {
  expect((await fate({ DATA_DIR: join(folder, 'other'), PORT: 'web' })).said).toContain('PORT 应为')
})

test('it refuses to run in production', async () => {
  const { code, said } = await fate({ DATA_DIR: join(folder, 'other'), PORT: '0', NODE_ENV: 'production' })
  expect(code).toBe(1)
  expect(said).toContain('不能在 NODE_ENV=production 下运行')
})

test('the development calls want JSON and a loopback Host', async () => {
  const post = (path: string, init: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', ...init })
  const json = { 'content-type': 'application/json' }
  expect(
    (await post('/dev/token', { body: '{"role":"leader"}', headers: { 'content-type': 'text/plain' } })).status,
  ).toBe(400)
  expect((await post('/dev/token', { body: '{"role":"king"}', headers: json })).status).toBe(400)
  expect((await post('/dev/token', { body: '{"role":"leader"}', headers: json })).status).toBe(200)
  const endpoints = (await (await fetch(`http://127.0.0.1:${port}/dev/endpoints`)).json()) as Record<string, string>
  expect(Object.keys(endpoints).sort()).toEqual(['dynamodb', 'stepfunctions'])
})
