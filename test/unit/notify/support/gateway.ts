import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string }

/** A customer's gateway: keeps what it gets, and answers as it is told. It can be down, and come back on the same port. */
export class Gateway {
  readonly received: Received[] = []
  status = 200
  /** Resolves when the gateway may answer. */
  hold: Promise<void> = Promise.resolve()
  #server: Server | undefined
  #port = 0

  static async start(): Promise<Gateway> {
    const gateway = new Gateway()
    await gateway.up()
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/messages`
  }

  // biome-ignore lint/suspicious/noExplicitAny: bodies are read as a receiver reads them
  get bodies(): any[] {
    return this.received.map(({ body }) => JSON.parse(body))
  }

  async up(): Promise<void> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      await this.hold
      this.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(this.status, { location: 'http://127.0.0.1:1/elsewhere' }).end('thanks')
    })
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async down(): Promise<void> {
    const server = this.#server
    server?.closeAllConnections()
    await new Promise((done) => (server ? server.close(done) : done(undefined)))
  }
}
