import type { Label } from '../../../../shared/profiles/index.ts'
import { both } from './language.ts'

const l = (zh: string, en: string): Label => ({ zh, en })

/** What the fields are called in which a suggestion is entered (texts/fields.ts looks them up). */
export const submitFieldLabels: Record<string, Label> = {
  confidential: l('代表要求保密', 'Confidential'),
  email: l('邮箱', 'E-mail'),
  kind: l('类型', 'Kind'),
  number: l('编号', 'Number'),
  origin: l('上级转来', 'Forwarded from above'),
  phone: l('电话', 'Phone'),
  proposedUnits: l('代表建议的承办单位', 'Units that the deputy proposes'),
  receivedOn: l('收到日期', 'Received on'),
  session: l('届次', 'Session'),
  visibleTo: l('可以查看的人', 'Who may see it'),
  'submit.body': l('建议内容', 'Text'),
  'submit.delegation': l('以代表团名义提出的代表团', 'Submitted by a delegation'),
  'submit.disclosure': l('代表是否同意公开', 'May it be published'),
  'submit.origin.body': l('转来的机关', 'From which body'),
  'submit.origin.dueOn': l('要求答复的日期', 'To be answered by'),
  'submit.origin.number': l('原编号', 'Its number there'),
}

/** What the choices of these fields are called. */
export const submitChoiceLabels: Record<string, Record<string, Label>> = {
  kind: {
    session: l('大会建议', 'at the session'),
    recess: l('闭会期间建议', 'between sessions'),
    bill: l('议案转建议', 'turned from a bill'),
    forwarded: l('上级转办', 'forwarded from above'),
  },
  'submit.disclosure': {
    full: l('全文公开', 'full text'),
    'title-only': l('只公开标题', 'title only'),
    none: l('不公开', 'not published'),
  },
}

/** 登记建议. */
export const submit = both(
  {
    title: '登记建议',
    back: '回到建议列表',
    more: '保密、代表团、上级转来',
    confidential: { identity: '对代表身份保密', content: '对内容保密' },
    hints: {
      number: '照印发的填写，如 0105',
      topics: '每行一项，例如 医疗保障',
      visibleTo: '要求保密的须填写，每行一人',
    } as Record<string, string>,
    submit: '登记',
    find: '查找相似',
    findHint: '登记前看看有没有相似的建议，避免重复交办。填好标题和内容后查找。',
    noSessions: '还没有届次。请管理员先建立届次，再登记建议。',
  },
  {
    title: 'Enter a suggestion',
    back: 'Back to the list',
    more: 'Confidential, by a delegation, forwarded',
    confidential: { identity: 'the deputy’s identity', content: 'the content' },
    hints: {
      number: 'as printed, such as 0105',
      topics: 'one per line',
      visibleTo: 'needed for a confidential one; one per line',
    },
    submit: 'Enter it',
    find: 'Find similar ones',
    findHint: 'See whether there is one like it before it is entered. Fill in title and text first.',
    noSessions: 'There is no session yet: an admin makes one first.',
  },
)
