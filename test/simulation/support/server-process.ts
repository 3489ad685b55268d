import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = 'infra/local/server.ts'

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

type Life = { child: ChildProcess; ready: Promise<void>; follow(next: Promise<void>): void }

/** The embedded server as a process of its own, so that it can be killed as a machine kills it. */
export class ServerProcess {
  #life: Life
  #kills: Promise<void> = Promise.resolve()
  kills = 0

  private constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {
    this.#life = this.#live()
  }

  static async start(dataDir: string): Promise<ServerProcess> {
    const server = new ServerProcess(dataDir, await freePort())
    await server.up()
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Resolves once the server says that it is ready; where it is killed before that, once the next one does. */
  up(): Promise<void> {
    return this.#life.ready
  }

  /** `kill -9`, ready or not, and a start on the same folder. */
  killAndRestart(): Promise<void> {
    this.#kills = this.#kills.then(async () => {
      const { child, follow } = this.#life
      if (isOver(child)) throw new Error('the server was gone before it was killed')
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      this.kills++
      await gone
      this.#life = this.#live()
      follow(this.#life.ready)
    })
    return this.#kills
  }

  async stop(): Promise<void> {
    await this.#kills
    const { child } = this.#life
    if (isOver(child)) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }

  #live(): Life {
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATA_DIR: this.dataDir,
        DEMO: '0',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const complaints: string[] = []
    child.stderr.on('data', (chunk) => complaints.push(String(chunk)))
    let follow: Life['follow'] = () => {}
    const ready = new Promise<void>((resolve, reject) => {
      follow = resolve
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.includes(this.url)) resolve()
      })
      child.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') return
        reject(
          new Error(`the server ended (${code ?? signal}) before it was ready: ${complaints.join('').slice(-2000)}`),
        )
      })
    })
    // Whoever waits is told; if nobody does, it is no error of the test's.
    ready.catch(() => {})
    return { child, ready, follow }
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
