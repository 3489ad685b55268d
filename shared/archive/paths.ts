/** Where everything is in an archive; one folder for each case. Slashes, never a name that a client gave. */
export const paths = {
  manifest: 'manifest.json',
  /** The manifest's own hash, so that what was damaged on the way is told from what was forged. */
  manifestHash: 'manifest.sha256',
  readme: 'README.txt',
  settings: 'settings.json',
  log: (id: string): string => `cases/${id}/log.jsonl`,
  text: (id: string, sha256: string): string => `cases/${id}/texts/${sha256}.txt`,
  letter: (id: string, name: string): string => `cases/${id}/letters/${name}.docx`,
  attachment: (id: string, sha256: string, extension: string): string =>
    `cases/${id}/attachments/${sha256}.${extension}`,
} as const

/** What a path of an archive is; `hash` is the SHA-256 that the name says the bytes have. */
export type Place =
  | { is: 'about' }
  | { is: 'log' | 'letter'; id: string }
  | { is: 'text' | 'attachment'; id: string; hash: string }

const shapes: readonly { is: 'log' | 'letter' | 'text' | 'attachment'; shape: RegExp }[] = [
  { is: 'log', shape: /^cases\/([A-Za-z0-9-]+)\/log\.jsonl$/ },
  { is: 'text', shape: /^cases\/([A-Za-z0-9-]+)\/texts\/([0-9a-f]{64})\.txt$/ },
  { is: 'letter', shape: /^cases\/([A-Za-z0-9-]+)\/letters\/[\w.-]+\.docx$/ },
  { is: 'attachment', shape: /^cases\/([A-Za-z0-9-]+)\/attachments\/([0-9a-f]{64})\.[a-z0-9]{1,8}$/ },
]

/** The place of a path in the layout; undefined where an archive has no such file. */
export const placeOf = (path: string): Place | undefined => {
  if (path === paths.readme || path === paths.settings) return { is: 'about' }
  for (const { is, shape } of shapes) {
    const [, id, hash = ''] = shape.exec(path) ?? []
    if (id !== undefined) return is === 'text' || is === 'attachment' ? { is, id, hash } : { is, id }
  }
  return undefined
}
