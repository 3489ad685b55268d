/** Which bytes: of a suggestion (its id), by their lower-case hex SHA-256. Nothing that a client named is in it. */
export type BlobKey = { suggestion: string; sha256: string }

/**
 * The bytes of attachments, beside the log. They are put before the commit that names them: bytes that no commit names
 * are harmless, and none are ever taken away by the program.
 */
export interface AttachmentStore {
  /** Keeps the bytes, whole or not at all; the same ones again put right what was damaged. */
  putAttachment(key: BlobKey, bytes: Buffer): Promise<void>
  /** The bytes as they are stored, not checked; undefined where there are none. */
  getAttachment(key: BlobKey): Promise<Buffer | undefined>
}

/** The key as a path of two names; throws where it could be any other path. */
export const blobPath = ({ suggestion, sha256 }: BlobKey): string => {
  if (!/^[A-Za-z0-9-]{1,100}$/.test(suggestion) || !/^[0-9a-f]{64}$/.test(sha256))
    throw new Error('a suggestion or a hash that is no name of a file')
  return `${suggestion}/${sha256}`
}
