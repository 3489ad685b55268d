import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Claims } from '../../../infra/local/issuer.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

/** The embedded server as a process of its own, so that it can be killed and its memory be seen apart from ours. */
export class ServerChild {
  readonly #child: ChildProcess
  readonly #complaints: string[] = []
  /** How many executions of an earlier run stand again, once the server says so. */
  readonly recovered: Promise<number>
  readonly began = performance.now()

  private constructor(
    dataDir: string,
    readonly port: number,
  ) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'infra/local/server.ts'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, DEMO: '0', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stderr?.on('data', (chunk) => this.#complaints.push(String(chunk)))
    const lines = createInterface({ input: this.#child.stdout as Readable })
    this.recovered = new Promise((resolve) => {
      lines.on('line', (line) => {
        const found = /(\d+) 个流程已恢复/.exec(line)
        if (found) resolve(Number(found[1]))
      })
    })
  }

  static async start(dataDir: string): Promise<ServerChild> {
    return new ServerChild(dataDir, await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Seconds since it was started. */
  age(): number {
    return (performance.now() - this.began) / 1000
  }

  /** Resolves once it answers; throws where it ended instead. */
  async answers(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error(`the server ended: ${this.#complaints.join('').slice(-2000)}`)
      // A request that comes before the server has its handlers may stay unanswered: it is asked again.
      const ok = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(500) }).then(
        (answer) => answer.ok,
        () => false,
      )
      if (ok) return
      await after(20)
    }
  }

  /** Resident bytes now and at their highest, as Linux tells them; undefined elsewhere. */
  resident(): { now: number; peak: number } | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
      const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN)
      return { now: kb('VmRSS') * 1024, peak: kb('VmHWM') * 1024 }
    } catch {
      return undefined
    }
  }

  async call(
    as: Claims | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    // biome-ignore lint/suspicious/noExplicitAny: answers are read as the API's clients read them
  ): Promise<{ status: number; body: any }> {
    const token = as && (await this.call(undefined, 'POST', '/dev/token', as)).body.token
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
