import type { Label } from '../../../../shared/profiles/index.ts'
import { both } from './language.ts'

/** 附件 of a suggestion. */
export const attachments = both(
  {
    title: '附件',
    none: '还没有附件。',
    about: (on: string, by: string) => `附在${on} · ${by}上传`,
    remove: '撤下',
    removed: '已撤下的附件不再提供，全程记录里仍有记载。',
    places: {
      suggestion: '建议',
      contact: (n: number, how: string) => `第 ${n} 次联络（${how}）`,
      draft: '答复稿',
      reply: (round: number) => (round > 1 ? `第 ${round} 次答复` : '答复'),
    },
    add: '上传附件',
    fileHint: 'PDF、JPEG、PNG、docx 或 xlsx，至多 4 MB。附件只供有权查看本件的人下载，不随答复公开。',
    draftHint: '附在答复稿上的，征求意见和答复时代表也能看到；附在建议上的，代表始终能看到。',
    choose: '请选择',
    full: (most: number) => `已有 ${most} 个附件，不能再加。请先撤下不用的，或把几份材料合成一份。`,
  },
  {
    title: 'Attachments',
    none: 'None yet.',
    about: (on, by) => `on ${on} · added by ${by}`,
    remove: 'Take down',
    removed: 'What is taken down is given out no more; the record keeps that it was there.',
    places: {
      suggestion: 'the suggestion',
      contact: (n, how) => `contact ${n} (${how})`,
      draft: 'the draft',
      reply: (round) => (round > 1 ? `reply ${round}` : 'the reply'),
    },
    add: 'Attach',
    fileHint:
      'PDF, JPEG, PNG, docx or xlsx, at most 4 MB. Only those who may read this suggestion get it; it is never published.',
    draftHint:
      'The deputy sees what is on the draft once asked about it, and with the reply; what is on the suggestion, always.',
    choose: 'Please choose',
    full: (most) => `There are ${most} attachments already. Take down what is not needed, or put several into one.`,
  },
)

/** What the fields of its forms are called. */
export const attachmentFieldLabels: Record<string, Label> = {
  'attachment.file': { zh: '文件', en: 'File' },
  'attachment.on': { zh: '附在', en: 'On' },
  'attachment-removal.reason': { zh: '撤下的理由', en: 'Why it is taken down' },
}
