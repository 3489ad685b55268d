import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** Nothing of an archive is believed: so many entries at most, so much of each, and so much out of so little. */
export const limits = {
  entries: 1_000_000,
  manifest: 256 * 1024 * 1024,
  log: 256 * 1024 * 1024,
  file: 64 * 1024 * 1024,
  /** What deflates to less than a two-hundredth is no text that people wrote; small files aside. */
  ratio: 200,
  small: 1024 * 1024,
} as const

/** An archive that cannot be opened at all, in words for whoever runs the tool. */
export class UnreadableArchive extends Error {
  override name = 'UnreadableArchive'
}

export type Opened = { zip: ZipFile; entries: Map<string, Entry>; problems: string[] }

const isSymlink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** A path that leads nowhere but into the archive; undefined where it could lead elsewhere, or cannot be read. */
const safePath = (raw: Buffer): string | undefined => {
  let path: string
  try {
    path = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return undefined
  }
  const parts = path.split('/')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u001f\u007f\\:]/.test(path) || parts.some((part) => part === '' || part === '.' || part === '..'))
    return undefined
  return path
}

/** A path as it may be printed. */
const shown = (raw: Buffer): string => JSON.stringify(raw.toString('utf8').slice(0, 200))

/** Opens an archive and looks over its entries: those that are sound by their names, and what is wrong with the others. */
export const openArchive = async (file: string): Promise<Opened> => {
  try {
    const size = statSync(file).size
    const zip = await openPromise(file, {
      lazyEntries: true,
      validateEntrySizes: true,
      decodeStrings: false,
      autoClose: false,
    })
    return { zip, ...(await entriesOf(zip, size)) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UnreadableArchive(`没有文件 ${file}。`)
    if (error instanceof UnreadableArchive) throw error
    throw new UnreadableArchive(`${file} 打不开：不是完整的压缩包(${error instanceof Error ? error.message : error})。`)
  }
}

const entriesOf = async (zip: ZipFile, size: number): Promise<Omit<Opened, 'zip'>> => {
  const entries = new Map<string, Entry>()
  const [problems, seen] = [[] as string[], new Set<string>()]
  let packed = 0
  for await (const entry of zip.eachEntry()) {
    if (seen.size >= limits.entries) throw new UnreadableArchive(`压缩包里的文件超过 ${limits.entries} 个，不核对。`)
    const raw = entry.fileNameRaw
    const path = safePath(raw)
    packed += entry.compressedSize
    // Some file systems take upper and lower case for the same.
    const known = (path ?? raw.toString('latin1')).normalize('NFC').toLowerCase()
    if (seen.has(known)) problems.push(`${shown(raw)} 在压缩包里出现了不止一次`)
    else if (path === undefined) problems.push(`${shown(raw)} 的路径不安全`)
    else if (isSymlink(entry)) problems.push(`${path} 是符号链接`)
    else if (entry.isEncrypted()) problems.push(`${path} 加了密`)
    else entries.set(path, entry)
    seen.add(known)
  }
  if (packed > size) throw new UnreadableArchive('压缩包里的文件互相重叠，像是压缩炸弹，不核对。')
  return { entries, problems }
}

/** What a file of the archive is: its size and hash; its bytes where they are asked for. Or why it was not read. */
export type Read = { size: number; sha256: string; bytes?: Buffer } | { problem: string }

/** Reads a file of the archive, no more than `most` bytes of it, whatever it claims. */
export const readEntry = async (
  zip: ZipFile,
  entry: Entry,
  { most, keep = false }: { most: number; keep?: boolean },
): Promise<Read> => {
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let size = 0
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      size += (piece as Buffer).length
      if (size > most) return { problem: `超过 ${most} 字节，不再读取` }
      if (size > limits.small && size > limits.ratio * Math.max(1, entry.compressedSize))
        return { problem: '展开得异常地大，像是压缩炸弹，不再读取' }
      hash.update(piece as Buffer)
      if (keep) kept.push(piece as Buffer)
    }
  } catch (error) {
    return { problem: `读不出来：${error instanceof Error ? error.message : error}` }
  }
  return { size, sha256: hash.digest('hex'), ...(keep && { bytes: Buffer.concat(kept) }) }
}
