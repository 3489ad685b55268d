import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'

/** A packed value as it is read; one that was put as plain JSON text is taken too. */
export const Packed = z.union([z.string(), z.instanceof(Uint8Array)])
export type Packed = z.infer<typeof Packed>

/** A JSON value as bytes (raw DEFLATE): items are billed by the kilobyte, and names and dates repeat. */
export const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { level: 9 })

/** Most values are small when unpacked: a buffer of zlib's usual 16 KB for each would be most of the work. */
const chunkSize = 4096

/** What was packed; the caller says of what type it was. */
export const unpack = <T>(packed: Packed): T =>
  JSON.parse(typeof packed === 'string' ? packed : inflateRawSync(packed, { chunkSize }).toString('utf8')) as T
