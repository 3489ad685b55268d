import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** What weighs a page: an app that answers, and who asks. */
export type Asking = {
  app: { request(path: string, init: RequestInit): Response | Promise<Response> }
  cookie?: string
}

/** As browsers ask. */
const accepted = 'gzip, deflate, br, zstd'

export type Weight = {
  status: number
  html: string
  /** Bytes as they are sent, of the page itself and of the files that it loads. */
  page: number
  files: number
  total: number
  /** Whether something is drawn on it. */
  hasChart: boolean
}

const plain = (body: Buffer, encoding: string | null): Buffer => {
  if (encoding === 'br') return brotliDecompressSync(body)
  if (encoding === 'gzip') return gunzipSync(body)
  return body
}

/** The bytes that opening a page sends, compressed as the server does it: nothing is in the reader's cache. */
export const weigh = async ({ app, cookie }: Asking, path: string): Promise<Weight> => {
  const ask = async (of: string) => {
    const headers = { host: '127.0.0.1', 'accept-encoding': accepted, ...(cookie && { cookie }) }
    const answer = await app.request(of, { headers })
    return { answer, body: Buffer.from(await answer.arrayBuffer()) }
  }
  const { answer, body } = await ask(path)
  const html = plain(body, answer.headers.get('content-encoding')).toString('utf8')
  let files = 0
  for (const [, file = ''] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) files += (await ask(file)).body.length
  const hasChart = html.includes('<figure class="chart"')
  return { status: answer.status, html, page: body.length, files, total: body.length + files, hasChart }
}

/** What a page may weigh at the most. Bytes. */
export const mostWeight = ({ hasChart }: Pick<Weight, 'hasChart'>): number => (hasChart ? 100 : 40) * 1024
