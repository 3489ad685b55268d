import type { Verified } from './verify-archive.ts'

/** More lines say nothing more. */
const mostLines = 200

/** What was found, as lines for a terminal: the problems first, then one line for all. */
export const sayVerified = ({ problems, manifest, manifestHash }: Verified): string[] => {
  const more = problems.length - mostLines
  const hash = manifestHash ? [`清单的 SHA-256 是 ${manifestHash}，请与另外保管的核对。`] : []
  if (problems.length > 0)
    return [
      ...problems.slice(0, mostLines),
      ...(more > 0 ? [`另有 ${more} 处`] : []),
      `核对了归档，有 ${problems.length} 处不符。${hash.join('')}`,
    ]
  const { cases = 0, files = 0 } = manifest?.counts ?? {}
  const left = manifest && manifest.leftOut > 0 ? `另有 ${manifest.leftOut} 件因导出的人无权查看没有归入。` : ''
  return [
    `核对了 ${manifest?.session.name} 截至 ${manifest?.asOf} 的归档，${cases} 件建议、${files} 个文件都完整。${left}${hash.join('')}`,
  ]
}
