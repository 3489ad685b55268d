import type { Context } from 'hono'
import { AttachedTo } from '../../../shared/attachments/attachment.ts'
import { largestFile } from '../../../shared/attachments/kinds.ts'
import { fileTooLarge } from '../../../shared/attachments/refuse.ts'
import { parseInput } from '../../../shared/case/decide/parse.ts'
import { invalid } from '../../../shared/case/refusal.ts'

/** A file that was sent, and what it is to hang on. */
export type Upload = { bytes: Buffer; name: string; to: AttachedTo }

const isForm = /^multipart\/form-data\s*;/i

/** The multipart form of a request. Throws a Refusal where it is none, or broken. */
export const formOf = async (c: Context): Promise<FormData> => {
  if (!isForm.test(c.req.header('content-type') ?? ''))
    throw invalid('', '请以 multipart/form-data 提交，文件放在 file 一项')
  try {
    return await c.req.formData()
  } catch {
    throw invalid('', '表单没有传完整，请重新提交')
  }
}

/** The one file of a form. Throws a Refusal where there is none, an empty one, several, or one that is too large. */
export const fileIn = async (form: FormData): Promise<Pick<Upload, 'bytes' | 'name'>> => {
  const [file, ...more] = form.getAll('file')
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) throw invalid('file', '请选择要上传的文件')
  if (more.length > 0) throw invalid('file', '一次只传一个文件')
  if (file.size === 0) throw invalid('file', '这个文件是空的，请核对后再传')
  if (file.size > largestFile) throw fileTooLarge()
  return { bytes: Buffer.from(await file.arrayBuffer()), name: file.name }
}

/** What a client sends: `file`, and in words `on`, `handling` and `contact`; unknown members are refused. */
export const readUpload = async (c: Context): Promise<Upload> => {
  const form = await formOf(c)
  const { contact, ...said } = Object.fromEntries([...form].filter(([name]) => name !== 'file'))
  const to = parseInput(AttachedTo, { ...said, ...(contact !== undefined && { contact: Number(contact) }) })
  return { ...(await fileIn(form)), to }
}
