import type { Label } from '../../../../shared/profiles/index.ts'
import { adminChoiceLabels, adminFieldLabels } from './admin.ts'
import { attachmentFieldLabels } from './attachments.ts'
import { contactChoiceLabels, contactFieldLabels } from './deputies.ts'
import { historyChoiceLabels, historyFieldLabels } from './history.ts'
import { submitChoiceLabels, submitFieldLabels } from './submit.ts'

const l = (zh: string, en: string): Label => ({ zh, en })

/**
 * What fields are called, by their name. Where one name means several things, the fuller key wins: `draft.submit.title`
 * (step, outcome, path), `draft.title` (step or act, path), `referredTo.body` (path in the form), `body`. Numbers of rows are left out.
 */
export const fieldLabels: Record<string, Label> = {
  ...adminFieldLabels,
  ...submitFieldLabels,
  ...contactFieldLabels,
  ...historyFieldLabels,
  ...attachmentFieldLabels,
  addCo: l('增加的会办单位', 'Co-units to add'),
  as: l('退回方式', 'Returned as'),
  attempts: l('联络经过', 'Attempts'),
  attitude: l('对办理态度', 'The attitude'),
  body: l('正文', 'Text'),
  category: l('答复类别', 'Category'),
  co: l('会办单位', 'Co-units'),
  comments: l('意见', 'Comments'),
  commitments: l('承诺事项', 'Promises'),
  committee: l('督办的委员会', 'Supervising committee'),
  conclusion: l('结论', 'Conclusion'),
  decidedOn: l('决定日期', 'Decided on'),
  decision: l('公开方式', 'Disclosure'),
  delegation: l('代表团', 'Delegation'),
  deliveries: l('送达', 'Deliveries'),
  deputies: l('代表', 'Deputies'),
  deputy: l('代表姓名', 'Deputy'),
  disclosure: l('公开方式', 'Disclosure'),
  disclosureReason: l('不主动公开的理由', 'Why it is not open'),
  documentNumber: l('文号', 'Document number'),
  dueOn: l('期限', 'Due on'),
  evidence: l('落实情况', 'What was done'),
  experts: l('参加的专家', 'Experts'),
  from: l('单位', 'Unit'),
  ground: l('不予受理的情形', 'Ground'),
  handling: l('承办件', 'Handling'),
  handlingLeader: l('领办领导', 'Leader in charge'),
  handlings: l('承办单位', 'Units'),
  indexNumber: l('索引号', 'Index number'),
  instructions: l('重新办理的要求', 'Instructions'),
  into: l('并入哪一件（建议编号，如 16-5-0105）', 'Merge into (id, such as 16-5-0105)'),
  issuedOn: l('发文日期', 'Issued on'),
  item: l('承诺的内容', 'What is promised'),
  lead: l('主办单位', 'Lead unit'),
  minutes: l('协调记录', 'Minutes'),
  mode: l('方式', 'How'),
  months: l('延长几个月', 'Months'),
  name: l('姓名', 'Name'),
  officer: l('经办人', 'Officer'),
  on: l('日期', 'Date'),
  others: l('协助的处室或人员', 'Others who help'),
  part: l('办理的部分', 'Its part'),
  proposedUnit: l('建议改由哪个单位承办', 'Proposed unit'),
  reason: l('理由', 'Reason'),
  reference: l('只作参阅，不需答复', 'For reference only, owes no reply'),
  referredTo: l('向上级反映', 'Referred to a higher body'),
  result: l('对办理结果', 'The result'),
  scope: l('转交的范围', 'Kinds of units'),
  section: l('承办处室', 'Section'),
  signedBy: l('签发人', 'Signed by'),
  signers: l('撤回的代表', 'Who withdraws'),
  summary: l('沟通情况', 'What was said'),
  supervisor: l('督办人', 'Supervisor'),
  text: l('内容', 'Text'),
  title: l('标题', 'Title'),
  toldOn: l('告知代表的日期', 'Deputy told on'),
  topics: l('主题', 'Topics'),
  unit: l('单位', 'Unit'),
  via: l('评价方式', 'Given by'),
  waiver: l('代表书面表示不需答复', 'The deputy’s written waiver'),
  with: l('与谁联络', 'With whom'),

  'acknowledge.accept.reason': l('增加会办单位的理由', 'Why co-units are added'),
  'assign.handlings.dueOn': l('答复期限（不填则按规定计算）', 'Due on (by the rule, if left empty)'),
  'assign.mode': l('交办方式', 'How it is assigned'),
  'commitments.dueOn': l('完成时限', 'By when'),
  'commitments.unit': l('落实单位（不填为本单位）', 'By which unit (yours, if left empty)'),
  'deliveries.mode': l('送达方式', 'How it was delivered'),
  'deliveries.on': l('送达日期', 'Delivered on'),
  'deputies.lead': l('领衔', 'Leads'),
  'decide-extension.dueOn': l('延期至', 'Until'),
  'draft.body': l('答复正文', 'Reply'),
  'draft.title': l('答复标题', 'Title of the reply'),
  'fulfil.dueOn': l('新的完成时限', 'New date'),
  'fulfil.progress.text': l('进展情况', 'Progress'),
  'fulfil.category': l('落实后的答复类别', 'Category from now on'),
  'instructions.text': l('批示', 'Instructions'),
  'issue.documentNumber': l('文号（不填则按本单位顺序编号）', 'Document number (the next one, if left empty)'),
  'issue.issuedOn': l('发文日期（不填为今天）', 'Issued on (today, if left empty)'),
  'opine.text': l('会办意见', 'Opinion'),
  'publish.text': l('公开的内容', 'What is published'),
  'reassign.dueOn': l('答复期限（不填则不变）', 'Due on (unchanged, if left empty)'),
  'redo.lead': l('改由哪个单位办理（不填为原单位）', 'By which unit (the same, if left empty)'),
  'redo.mediate.conclusion': l('协调结论', 'Conclusion'),
  'referredTo.body': l('上级机关', 'Body'),
  'referredTo.on': l('反映日期', 'Referred on'),
  'revisit.summary': l('回访情况', 'What was said'),
  'solicit.attempts': l('征求意见的经过', 'Attempts'),
  'solicit.on': l('代表答复的日期', 'Answered on'),
  'urging.text': l('催办内容', 'Text'),
  'waiver.on': l('书面表示的日期', 'Waived on'),
}

const modes = {
  'face-to-face': l('面谈', 'face to face'),
  forum: l('座谈', 'forum'),
  visit: l('走访', 'visit'),
  'field-study': l('调研', 'field study'),
  video: l('视频', 'video'),
  phone: l('电话', 'phone'),
  letter: l('书信', 'letter'),
  email: l('邮件', 'e-mail'),
  other: l('其他', 'other'),
}
const satisfactions = {
  satisfied: l('满意', 'satisfied'),
  'basically-satisfied': l('基本满意', 'basically satisfied'),
  dissatisfied: l('不满意', 'dissatisfied'),
}
const disclosures = {
  open: l('主动公开', 'open'),
  'on-request': l('依申请公开', 'on request'),
  closed: l('不予公开', 'closed'),
  full: l('全文公开', 'full text'),
  'title-only': l('只公开标题', 'title only'),
  none: l('不公开', 'not published'),
}

/** What the choices of a field are called, by the field's name; fuller keys win as with the labels. */
export const choiceLabels: Record<string, Record<string, Label>> = {
  ...adminChoiceLabels,
  ...submitChoiceLabels,
  ...contactChoiceLabels,
  ...historyChoiceLabels,
  as: {
    revise: l('修改后重新提出', 'to be revised'),
    letter: l('按来信办理', 'handled as a letter'),
    reference: l('作为工作参考', 'for reference'),
    refused: l('不予受理', 'refused'),
  },
  attitude: satisfactions,
  result: satisfactions,
  conclusion: { redo: l('重新办理', 'redo'), conclude: l('予以办结', 'conclude') },
  decision: disclosures,
  disclosure: disclosures,
  ground: {
    personal: l('涉及个人事项', 'personal matter'),
    'court-case': l('涉及具体案件', 'a case before a court'),
    'forwarded-letter': l('代转群众来信', 'a forwarded letter'),
    promotion: l('推介学术成果或产品', 'promotion'),
    empty: l('没有实际内容', 'no content'),
    'beyond-powers': l('超出本级职权', 'beyond the powers of this level'),
    other: l('其他', 'other'),
  },
  mode: modes,
  'assign.mode': {
    sole: l('单办', 'sole'),
    joint: l('主办会办', 'lead with co-units'),
    separate: l('分办', 'separate'),
    reference: l('参阅', 'for reference'),
  },
  scope: {
    government: l('政府部门', 'government'),
    district: l('区县', 'districts'),
    congress: l('人大机关', 'congress'),
    supervision: l('监察委员会', 'supervision'),
    court: l('法院', 'courts'),
    procuratorate: l('检察院', 'procuratorates'),
    party: l('党委部门', 'party'),
    other: l('其他', 'other'),
  },
  text: { full: l('全文', 'full text'), summary: l('摘要', 'summary') },
  via: { link: l('代表链接', 'link'), paper: l('书面', 'paper') },
}

/** The keys under which a field is looked up, the fullest first. `form` is `step.outcome`, or the name of an act. */
export const keysOf = (form: string, path: string): string[] => {
  const names = path.split('.').filter((part) => !/^\d+$/.test(part))
  const [step = ''] = form.split('.')
  const tails = names.map((_, i) => names.slice(i).join('.'))
  return [`${form}.${names.join('.')}`, `${step}.${names.join('.')}`, ...tails]
}
