import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isLocalCaller, readBody, refuse } from '../dynamodb/loopback.ts'
import { ServiceError } from './errors.ts'
import { operations } from './operations/index.ts'
import type { OperationDeps } from './operations/operation.ts'

const CONTENT_TYPE = 'application/x-amz-json-1.0'
const SERVICE = 'AWSStepFunctions.'
// A definition may be 1 MB.
const MAX_REQUEST_BYTES = 2 * 1024 * 1024

/** An HTTP server that speaks AWS's JSON 1.0 protocol for Step Functions. */
export function createProtocolServer(deps: OperationDeps): Server {
  return createServer((request, response) => {
    if (!isLocalCaller(request)) return refuse(response)
    readBody(request, MAX_REQUEST_BYTES).then(
      (body) => answer(request, body, deps, response),
      // The client went away while sending: nothing has been done and nobody waits for an answer.
      () => response.destroy(),
    )
  })
}

function answer(
  request: IncomingMessage,
  body: Buffer | undefined,
  deps: OperationDeps,
  response: ServerResponse,
): void {
  try {
    if (!body) throw new ServiceError('RequestEntityTooLargeException', 'The request is too large')
    send(response, 200, perform(request, body, deps))
  } catch (error) {
    if (error instanceof ServiceError) send(response, 400, { __type: error.type, message: error.message })
    else {
      deps.onError(error)
      send(response, 500, { __type: 'InternalFailure', message: 'The endpoint failed; its process knows more' })
    }
  }
}

function perform(request: IncomingMessage, body: Buffer, deps: OperationDeps): object {
  const target = request.headers['x-amz-target'] ?? ''
  const run = String(target).startsWith(SERVICE) && operations.get(String(target).slice(SERVICE.length))
  const isJson = request.headers['content-type']?.startsWith(CONTENT_TYPE)
  if (request.method !== 'POST' || !isJson || !run) {
    throw new ServiceError('UnknownOperationException', `Not an operation of this endpoint: ${target}`)
  }
  return run(parse(body), deps)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new ServiceError('SerializationException', 'The request is not JSON')
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': CONTENT_TYPE,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(text)
}
