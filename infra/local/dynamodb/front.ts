import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Intent } from './intents.ts'
import { isLocalCaller, readBody, refuse } from './loopback.ts'
import type { Item } from './record.ts'

/** One call, as the meter sees it. `target` is the operation's name, e.g. `PutItem`. */
export interface ObservedCall {
  target: string
  request: unknown
  status: number
  response: unknown
}

interface FrontOptions {
  service: RequestListener
  isLogItem(table: string, key: { pk: string; sk: string }): boolean
  put: {
    before(pk: string, sk: string): Intent
    succeeded(intent: Intent, item: Item): void
    failed(intent: Intent): void
  }
  observe?: ((call: ObservedCall) => void) | undefined
}

// As dynalite's own limit.
const MAX_REQUEST_BYTES = 16 * 1024 * 1024

/** Guards the service, notes puts of log items around it, and lets an observer see the calls. */
export function createFront(options: FrontOptions): RequestListener {
  return (request, response) => {
    if (!isLocalCaller(request)) return refuse(response)
    readBody(request, MAX_REQUEST_BYTES).then(
      (body) => {
        if (body) serve(options, request, body, response)
        else response.writeHead(413).end()
      },
      // The client went away while sending: nothing has been done and nobody waits for an answer.
      () => response.destroy(),
    )
  }
}

function serve(options: FrontOptions, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const target = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
  const logPut = target === 'PutItem' ? logPutOf(body, options.isLogItem) : undefined
  if (logPut) {
    const intent = options.put.before(logPut.pk, logPut.sk)
    onAnswer(response, (status) => {
      if (status === 200) options.put.succeeded(intent, logPut.item)
      // Any other answer leaves it open whether the item is there: the next start looks.
      else if (status === 400) options.put.failed(intent)
    })
  }
  const { observe } = options
  if (observe) {
    onAnswer(response, (status, answer) => observe({ target, request: parse(body), status, response: parse(answer) }))
  }
  options.service(replay(request, body), response)
}

/** The request again, its body already read. dynalite throws where a request errors, so it never gets the live one. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new Readable({
    read() {
      if (body.length > 0) this.push(body)
      this.push(null)
    },
  })
  const { method, url, headers } = request
  return Object.assign(again, { method, url, headers }) as IncomingMessage
}

function onAnswer(response: ServerResponse, see: (status: number, body: unknown) => void): void {
  const end = response.end
  // dynalite always answers with one call of end(body).
  response.end = ((...args: Parameters<typeof end>) => {
    response.end = end
    see(response.statusCode, args[0])
    return response.end(...args)
  }) as typeof end
}

function logPutOf(body: Buffer, isLogItem: FrontOptions['isLogItem']) {
  const call = parse(body) as { TableName?: unknown; Item?: Item } | undefined
  const pk = call?.Item?.pk?.S
  const sk = call?.Item?.sk?.S
  if (typeof call?.TableName !== 'string' || typeof pk !== 'string' || typeof sk !== 'string') return undefined
  return isLogItem(call.TableName, { pk, sk }) ? { pk, sk, item: call.Item as Item } : undefined
}

/** The JSON value; undefined for what is not JSON, which the service refuses itself. */
function parse(body: unknown): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}
