import { z } from '@hono/zod-openapi'

/**
 * The headers of an answer that is a file to be kept. Its name goes in UTF-8 (RFC 6266 and 8187), and for old clients as
 * one of ASCII.
 */
export const downloadHeaders = ({ type, name, ascii }: { type: string; name: string; ascii: string }) => ({
  'content-type': type,
  'content-disposition': disposition(ascii, name),
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
})

const disposition = (ascii: string, name: string): string => {
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** A file in the reference of the API, as a body or an answer of this type. */
export const binary = <T extends string>(type: T) =>
  ({ [type]: { schema: z.string().openapi({ format: 'binary' }) } }) as Record<T, { schema: z.ZodString }>
