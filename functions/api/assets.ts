import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { Hono } from 'hono'

/** Beside the source, and beside index.mjs in a Lambda (infra/aws/bundle.ts): so this module stays in this folder. */
const folder = new URL('./assets/', import.meta.url)

const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }

type Asset = { name: string; url: string; type: string; body: Buffer<ArrayBuffer>; brotli: Buffer<ArrayBuffer> }

const read = (name: string): Asset => {
  const body = readFileSync(new URL(name, folder))
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const [stem, extension = ''] = name.split('.')
  const type = types[extension]
  if (!type) throw new Error(`functions/api/assets/${name}: what type is it?`)
  return { name, url: `/assets/${stem}.${hash}.${extension}`, type, body, brotli: brotliCompressSync(body) }
}

const assets = readdirSync(folder).map(read)
const byName = new Map(assets.map((a) => [a.name, a]))

/** The address of a file in functions/api/assets, with the hash of its content; throws where there is none. */
export const assetUrl = (name: string): string => {
  const found = byName.get(name)
  if (!found) throw new Error(`there is no asset ${name}`)
  return found.url
}

const nameOf = (file: string): string => file.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, '')

/** Styles and scripts of the pages. An address never changes what it means, so it is kept for a year. */
export const assetRoutes = () =>
  new Hono().get('/:file', (c) => {
    const asset = byName.get(nameOf(c.req.param('file')))
    if (!asset) return c.notFound()
    const brotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
    return c.body(brotli ? asset.brotli : asset.body, 200, {
      'content-type': asset.type,
      // A page of the version before asks for what is no more: it gets the present one, and nobody keeps that.
      'cache-control': c.req.path === asset.url ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(brotli && { 'content-encoding': 'br' }),
    })
  })
