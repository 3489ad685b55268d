import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a request may come from a program on this machine and not from a page in its browser.
 * A foreign Host means DNS rebinding; an Origin means a page: no SDK or CLI sends one.
 */
export function isLocalCaller(request: IncomingMessage): boolean {
  return LOOPBACK_HOST.test(request.headers.host ?? '') && request.headers.origin === undefined
}

/** Answers 403 in the shape both services use for errors. */
export function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'application/x-amz-json-1.0' })
  response.end('{"__type":"AccessDeniedException","message":"This endpoint serves programs on this machine only."}')
}

/** The whole body; undefined when it is longer than `limit` bytes. Rejects when the client goes away. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
    })
    request.on('end', () => resolve(size > limit ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** Listens on 127.0.0.1 only. @returns the endpoint, e.g. `http://127.0.0.1:8000` */
export function listenOnLoopback(server: Server, port = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

/** Closes the server once the requests in work are answered; idle keep-alive connections end at once. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
  })
}
