/** The kinds of files that are taken, by what they hold; the first extension is the one given to a file that has none. */
export const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], label: 'PDF' },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], label: 'JPEG 图片' },
  png: { mediaType: 'image/png', extensions: ['png'], label: 'PNG 图片' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    label: 'Word 文档（docx）',
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    label: 'Excel 表格（xlsx）',
  },
} as const satisfies Record<string, { mediaType: string; extensions: readonly [string, ...string[]]; label: string }>

export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]
export type MediaType = (typeof kinds)[Kind]['mediaType']
export const mediaTypes = kindNames.map((kind) => kinds[kind].mediaType) as [MediaType, ...MediaType[]]

/** The largest file, in bytes: with it a request, as base64, stays below the 6 MB that a Lambda is given. */
export const largestFile = 4_000_000

/** So many attachments a suggestion has at once; those taken down do not count. */
export const mostAttachments = 50

/** The kind of a media type that was checked before; undefined for any other. */
export const kindOfType = (mediaType: string): Kind | undefined =>
  kindNames.find((kind) => kinds[kind].mediaType === mediaType)
