import { countsOf } from '../../../shared/archive/counts.ts'
import { Manifest } from '../../../shared/archive/manifest.ts'
import { type Place, paths, placeOf } from '../../../shared/archive/paths.ts'
import type { Refs } from '../../../shared/archive/refs.ts'
import { limits, type Opened, openArchive, type Read, readEntry } from './open-archive.ts'
import { verifyLog } from './verify-log.ts'

/** What was found: the manifest, as far as it can be read, with its hash, and a line for each thing that is wrong. */
export type Verified = { problems: string[]; manifest?: Manifest; manifestHash?: string }

/**
 * Verifies an archive by itself: each file against the manifest, each log's chain, and that what the logs refer to is
 * there. Whoever can write the archive can write another manifest too: its hash is to be compared with one kept apart.
 */
export const verifyArchive = async (
  file: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Verified> => {
  const opened = await openArchive(file)
  try {
    const { manifest, manifestHash, problems } = await readManifest(opened)
    const found = [...opened.problems, ...problems]
    if (manifest) found.push(...(await verifyFiles(opened, manifest, onProgress)))
    return { problems: found, ...(manifest && { manifest }), ...(manifestHash && { manifestHash }) }
  } finally {
    opened.zip.close()
  }
}

const read = async ({ zip, entries }: Opened, path: string, how: { most: number; keep?: boolean }): Promise<Read> => {
  const entry = entries.get(path)
  return entry ? readEntry(zip, entry, how) : { problem: '缺失' }
}

const readManifest = async (opened: Opened): Promise<Verified> => {
  const found = await read(opened, paths.manifest, { most: limits.manifest, keep: true })
  if ('problem' in found) return { problems: [`清单 ${paths.manifest} ${found.problem}`] }
  const problems: string[] = []
  const said = await read(opened, paths.manifestHash, { most: limits.small, keep: true })
  if ('problem' in said) problems.push(`${paths.manifestHash} ${said.problem}`)
  else if (said.bytes?.toString() !== `${found.sha256}  ${paths.manifest}\n`)
    problems.push(`清单 ${paths.manifest} 的内容与 ${paths.manifestHash} 不符`)
  const manifest = manifestIn(found.bytes ?? Buffer.of())
  if (!manifest) problems.push(`清单 ${paths.manifest} 读不懂：不是归档的清单，或者是更新版本的`)
  return { problems, ...(manifest && { manifest }), manifestHash: found.sha256 }
}

const manifestIn = (bytes: Buffer): Manifest | undefined => {
  try {
    return Manifest.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

const mostOf = (place: Place): number => (place.is === 'log' ? limits.log : limits.file)

/** The files that the manifest lists and those that it does not, then each case with what its log refers to. */
const verifyFiles = async (
  opened: Opened,
  manifest: Manifest,
  onProgress: (done: number, total: number) => void,
): Promise<string[]> => {
  const problems: string[] = []
  const listed = new Set<string>([paths.manifest, paths.manifestHash])
  const cases = new Map(manifest.cases.map((c) => [c.id, c]))
  const refs = new Map<string, Refs>()
  for (const [i, { path, size, sha256 }] of manifest.files.entries()) {
    onProgress(i + 1, manifest.files.length)
    if (listed.has(path)) problems.push(`清单里 ${JSON.stringify(path)} 写了不止一次`)
    listed.add(path)
    const place = placeOf(path)
    if (!place) {
      problems.push(`清单里的 ${JSON.stringify(path)} 不是归档该有的文件`)
      continue
    }
    const found = await read(opened, path, { most: mostOf(place), keep: place.is === 'log' })
    if ('problem' in found) problems.push(`${path} ${found.problem}`)
    else if (found.size !== size) problems.push(`${path} 有 ${found.size} 字节，清单写的是 ${size} 字节`)
    else if (found.sha256 !== sha256) problems.push(`${path} 的内容与清单不符`)
    else if ('hash' in place && found.sha256 !== place.hash) problems.push(`${path} 的内容与文件名里的 SHA-256 不符`)
    const archived = 'id' in place ? cases.get(place.id) : undefined
    if ('id' in place && !archived) problems.push(`${path} 属于清单里没有的建议`)
    if (place.is === 'log' && archived && !('problem' in found)) {
      const log = verifyLog(found.bytes ?? Buffer.of(), archived)
      problems.push(...log.problems)
      refs.set(archived.id, log.refs)
    }
  }
  for (const path of opened.entries.keys())
    if (!listed.has(path)) problems.push(`${JSON.stringify(path)} 是多出的文件，清单里没有`)
  for (const path of [paths.readme, paths.settings]) if (!listed.has(path)) problems.push(`${path} 缺失，清单里也没有`)
  return [...problems, ...verifyCases(manifest, refs, listed), ...verifyCounts(manifest)]
}

/** That each case has a log, with all that the log refers to and nothing that it does not. */
const verifyCases = (
  { session, cases, files }: Manifest,
  refs: ReadonlyMap<string, Refs>,
  listed: ReadonlySet<string>,
): string[] => {
  const problems: string[] = []
  const wanted = new Set<string>()
  const seen = new Set<string>()
  for (const { id } of cases) {
    if (seen.has(id)) problems.push(`清单里 ${id} 写了不止一次`)
    seen.add(id)
    if (!id.startsWith(`${session.id}-`)) problems.push(`${id} 不是 ${session.id} 的建议`)
    if (!listed.has(paths.log(id))) problems.push(`${paths.log(id)} 缺失，清单里也没有`)
    const { texts = [], attachments = [] } = refs.get(id) ?? {}
    for (const path of [
      ...texts.map((hash) => paths.text(id, hash)),
      ...attachments.map(({ sha256, extension }) => paths.attachment(id, sha256, extension)),
    ]) {
      wanted.add(path)
      if (!listed.has(path)) problems.push(`${id} 的记录提到 ${path}，归档里没有`)
    }
  }
  for (const { path } of files) {
    const place = placeOf(path)
    if (place && 'hash' in place && refs.has(place.id) && !wanted.has(path))
      problems.push(`${path} 在 ${place.id} 的记录里没有提到`)
  }
  return problems
}

const verifyCounts = (manifest: Manifest): string[] => {
  const counted = countsOf(manifest)
  return Object.entries(manifest.counts).flatMap(([name, said]) => {
    const found = counted[name as keyof typeof counted]
    return said === found ? [] : [`清单写的件数不符：${name} 写的是 ${said}，实有 ${found}`]
  })
}
