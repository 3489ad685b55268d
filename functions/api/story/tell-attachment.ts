import { AttachmentForm } from '../../../shared/attachments/attachment.ts'
import type { EventOf } from '../../../shared/case/events.ts'

/** What a file hangs on, as a clerk would say it. */
const places = {
  suggestion: () => '建议',
  contact: (n: number | undefined) => `第 ${n} 次联络`,
  draft: () => '答复稿',
} as const

/** What was done to an attachment, by the file's name; undefined for any other act. */
export const tellFileAct = ({ act, form, facts }: EventOf<'Acted'>): string | undefined => {
  if (act === 'attachment') {
    const { on, contact, name } = AttachmentForm.parse(form)
    return `上传附件《${name}》（${places[on](contact)}）`
  }
  if (act === 'attachment-removal') return `撤下附件《${facts?.name}》（理由 ${form.reason}）`
  return undefined
}
