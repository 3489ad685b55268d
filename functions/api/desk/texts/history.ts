import type { Label } from '../../../../shared/profiles/index.ts'
import { both } from './language.ts'

const l = (zh: string, en: string): Label => ({ zh, en })

/** What the fields of an entry (历史补录) are called (texts/fields.ts looks them up). */
export const historyFieldLabels: Record<string, Label> = {
  'history.body': l('建议内容', 'Text of the suggestion'),
  'history.delegation': l('以代表团名义提出的代表团', 'Submitted by a delegation'),
  'history.disclosure': l('代表是否同意公开', 'May it be published'),
  'history.source': l('来源', 'Source'),
  'history.title': l('建议标题', 'Title of the suggestion'),
  'history.handlings.assignedOn': l('交办日期', 'Assigned on'),
  'history.handlings.contacts': l('与代表的联络', 'Contacts with the deputy'),
  'history.handlings.dueOn': l('答复期限（不填则按规定计算）', 'Due on (by the rule, if left empty)'),
  'history.handlings.part': l('分办的，办理的部分', 'Its part, where several answer'),
  'history.handlings.rating': l('代表评价', 'The deputy’s rating'),
  'history.handlings.reply': l('答复', 'The reply'),
  'history.handlings.reply.body': l('答复正文', 'Reply'),
  'history.handlings.reply.disclosure': l('答复的公开方式', 'Disclosure of the reply'),
  'history.handlings.reply.title': l('答复标题', 'Title of the reply'),
  'history.handlings.uncontacted': l('答复前没有与代表联络', 'There was no contact before the reply'),
  'history.handlings.unrated': l('评价期满，代表没有评价', 'The window ended without a rating'),
  'history.handlings.commitments.state': l('落实情况', 'How far it is'),
  fulfilledOn: l('落实日期', 'Met on'),
  publishedOn: l('网上公开的日期', 'Published on'),
}

/** What the choices of these fields are called. */
export const historyChoiceLabels: Record<string, Record<string, Label>> = {
  'history.disclosure': {
    full: l('全文公开', 'full text'),
    'title-only': l('只公开标题', 'title only'),
    none: l('不公开', 'not published'),
  },
  'history.handlings.commitments.state': {
    open: l('还没有落实', 'still open'),
    fulfilled: l('已落实', 'met'),
    abandoned: l('不再落实', 'given up'),
  },
}

/** 补录历史答复. */
export const history = both(
  {
    title: '补录历史答复',
    back: '回到建议列表',
    intro:
      '以前年度已经答复的建议，补录后直接办结，往年的办结率、面商率、满意率就有据可查。可以先读取当年的答复函，读到什么填什么，没有读到的由您补上。',
    file: '答复函文件',
    fileHint: '网页（.html）、Word（.docx）或文本（.txt），至多 4 MB',
    paste: '或者粘贴答复函全文',
    read: '读取',
    none: '请选择文件，或者粘贴全文',
    byHand: '没有电子版，直接填写',
    confirm: '核对补录内容',
    correct: (number: string) => `更正第 ${number} 号的补录内容`,
    enter: '补录',
    withdrawn: '这件补录已经撤下；再次补录即恢复。',
    notes: '请留意',
    readHeading: '从函中读到',
    field: '栏目',
    place: '原文',
    sure: '把握',
    confidence: (n: number): string => (n >= 0.9 ? '原文写明' : n >= 0.6 ? '较有把握' : '推断，请核对'),
    proposal: '这是政协提案的答复，不属于人大代表建议，不能补录。',
    other: '没有认出这是代表建议的答复函。可以核对文件，或者直接填写。',
    hints: {
      'handlings.assignedOn': '各项办理率都按交办日期归入年度',
      'handlings.contacts': '不清楚有没有联络的，这里和下面一项都不填，该件不计入面商率和沟通率',
      'handlings.rating': '不清楚代表怎样评价的，这里和下面一项都不填，该件不计入满意率和反馈率',
      'handlings.commitments': '函中的承诺请逐项选择落实情况；不需要登记的删去',
      'handlings.reply.documentNumber': '例如 厦医保函〔2024〕12号；原件没有文号的留空',
      source: '文件名或卷宗号，便于日后查对',
    } as Readonly<Record<string, string>>,
    entered: '补录的历史答复',
    enteredHint: '这件建议在进入本系统以前已经答复，由代表工作机构补录，没有经过系统流程。',
    change: '更正',
    revoke: '撤下',
    reason: '撤下的理由',
    revokeHint: '补录有误、不应存在的，撤下后不计入任何统计，记录仍保留。',
  },
  {
    title: 'Enter an earlier answer',
    back: 'Back to the list',
    intro:
      'Suggestions that were answered in earlier years are entered as closed, so that the rates of these years work. The letter can be read first: what it says is filled in, the rest is yours to add.',
    file: 'The letter',
    fileHint: 'a web page (.html), Word (.docx) or text (.txt), at most 4 MB',
    paste: 'Or paste the whole letter',
    read: 'Read it',
    none: 'Choose a file, or paste the letter',
    byHand: 'There is no file: fill in by hand',
    confirm: 'Check the entry',
    correct: (number) => `Put right the entry of no. ${number}`,
    enter: 'Enter',
    withdrawn: 'This entry was taken back; entering it again restores it.',
    notes: 'Please look at',
    readHeading: 'Read from the letter',
    field: 'Field',
    place: 'As printed',
    sure: 'How sure',
    confidence: (n) => (n >= 0.9 ? 'said so' : n >= 0.6 ? 'fairly sure' : 'concluded, please check'),
    proposal: 'This answers a proposal of the CPPCC, not a deputy’s suggestion, and cannot be entered.',
    other: 'This does not read like an answer to a deputy’s suggestion. Check the file, or fill in by hand.',
    hints: {
      'handlings.assignedOn': 'All rates go by the day of assignment',
      'handlings.contacts':
        'If nobody knows whether there was any, leave this and the next one empty: it is outside the contact rates',
      'handlings.rating':
        'If nobody knows how it was rated, leave this and the next one empty: it is outside satisfaction and feedback',
      'handlings.commitments': 'Say of each how far it is; take out those that need not be kept',
      'handlings.reply.documentNumber': 'such as 厦医保函〔2024〕12号; leave it empty where the letter has none',
      source: 'a file name or shelf mark',
    },
    entered: 'An earlier answer',
    enteredHint: 'It was answered before it came into this system, and entered by the secretariat; no workflow ran.',
    change: 'Put it right',
    revoke: 'Take it back',
    reason: 'Why',
    revokeHint: 'An entry that should not be: it counts nowhere any more, the record stays.',
  },
)
