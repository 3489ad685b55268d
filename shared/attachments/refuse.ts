import { invalid, Refusal } from '../case/refusal.ts'

/** What helps with every file that is not taken. */
export const wayOut = '请另存为 PDF 或 docx 后再传'

/** Refuses the file itself, with what to do. */
export const refuseFile = (why: string, way: string = wayOut): Refusal => invalid('file', `${why}，${way}`)

/** Refuses a file for its size alone. */
export const fileTooLarge = (): Refusal<'TOO_LARGE'> =>
  new Refusal('TOO_LARGE', '文件过大，至多 4 MB；请压缩图片、降低扫描的分辨率，或者分成几份', [
    { path: 'file', message: '文件过大，至多 4 MB' },
  ])
