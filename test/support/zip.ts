import { crc32, deflateRawSync } from 'node:zlib'

/** A file in an archive; `claims` is the size that the archive says it has, where that is a lie. */
export type Packed = { name: string; data: Buffer; claims?: number }

const u16 = (n: number) => Buffer.from([n & 255, n >>> 8])
const u32 = (n: number) => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)])

/** A zip archive, byte by byte, so that tests can make bad ones too. */
export const zipOf = (files: readonly Packed[]): Buffer => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, data, claims = data.length } of files) {
    const packed = deflateRawSync(data)
    const label = Buffer.from(name)
    const about = [u16(0), u16(8), u32(0), u32(crc32(data)), u32(packed.length), u32(claims), u16(label.length), u16(0)]
    const head = Buffer.concat([u32(0x04034b50), u16(20), ...about, label, packed])
    local.push(head)
    central.push(
      Buffer.concat([u32(0x02014b50), u16(20), u16(20), ...about, u16(0), u16(0), u16(0), u32(0), u32(offset), label]),
    )
    offset += head.length
  }
  const directory = Buffer.concat(central)
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(files.length),
    u16(files.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]
  return Buffer.concat([...local, directory, ...end])
}
