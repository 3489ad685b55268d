import type { Label } from './category.ts'
import type * as procedure from './procedure.ts'

/** What is chosen, and each value it may take, in the languages of the pages. */
export interface Question<Value extends string> {
  label: Label
  values: Readonly<Record<Value, Label>>
}

const label = (zh: string, en: string): Label => ({ zh, en })

const ask = <Value extends string>(zh: string, en: string, values: Record<Value, Label>): Question<Value> => ({
  label: { zh, en },
  values,
})

/** The choices a place has among named values, in the order of the procedure. */
export const questions = {
  by: ask<procedure.Extension['by']>('延期方式', 'extension', {
    consent: label('须经同意', 'with consent'),
    notice: label('告知即可', 'by notice'),
  }),
  beyondPowers: ask<procedure.Acceptance['beyondPowers']>('超出本级职权', 'beyond this level’s powers', {
    refuse: label('不予受理', 'not accepted'),
    answer: label('受理，答复或向上反映', 'accepted; answered or referred up'),
  }),
  allowed: ask<procedure.Withdrawal['allowed']>('撤回', 'withdrawal', {
    'until-assignment': label('交办前', 'until assignment'),
    'any-time': label('随时', 'at any time'),
  }),
  partial: ask<procedure.Withdrawal['partial']>('联名中一人撤回', 'one signer’s withdrawal', {
    'name-off': label('撤下署名，继续办理', 'that name is taken off, it goes on'),
    refused: label('不予撤回，须全体一致', 'refused until all wish it'),
  }),
  late: ask<procedure.Decline['late']>('逾期退办', 'late decline', {
    refuse: label('不予受理', 'refused'),
    'ask-secretariat': label('由交办机构决定', 'put to the secretariat'),
  }),
  proposedUnit: ask<procedure.Decline['proposedUnit']>('建议改由单位', 'unit proposed on a decline', {
    required: label('必须写明', 'required'),
    optional: label('可以写明', 'optional'),
  }),
  declineSilence: ask<procedure.Decline['silence']>('退办期满未签收', 'silence past the decline window', {
    accept: label('视为签收', 'taken as accepted'),
    wait: label('继续等待签收', 'the step stays open'),
  }),
  inSession: ask<procedure.Decline['inSession']>('大会建议退办', 'decline of a session’s suggestion', {
    window: label('适用同一期限', 'the same window'),
    promptly: label('及时退办，不设日期', 'at once, without a date'),
  }),
  opinionSilence: ask<procedure.Opinion['silence']>('会办意见逾期', 'silence past the co-opinion’s limit', {
    'free-draft': label('主办单位可先行起草', 'the lead may draft without it'),
    wait: label('继续等待', 'the step stays open'),
  }),
  signer: ask<procedure.Letter['signer']>('签发人', 'signed by', {
    'main-head': label('主要负责人', 'the main head'),
    'a-head': label('单位负责人', 'a head of the unit'),
  }),
  delivery: ask<procedure.Letter['delivery']>('答复对象', 'delivered to', {
    'every-signer': label('每位代表', 'every signer'),
    'via-lead': label('经领衔代表', 'via the lead deputy'),
    'by-agreement': label('分别答复或商定转复', 'each signer, or as agreed with the lead deputy'),
  }),
  rule: ask<procedure.Redo['rule']>('对答复不满意', 'after 不满意 with the reply', {
    mandatory: label('必须重新办理', 'always a new round'),
    discretion: label('由交办机构决定', 'the secretariat decides'),
  }),
  second: ask<procedure.Redo['second']>('再次不满意', 'after 不满意 with the redone reply', {
    mediation: label('协调', 'coordination'),
    meeting: label('召集会商', 'a meeting'),
    'expert-assessment': label('专家评估', 'expert assessment'),
    discretion: label('由交办机构决定', 'the secretariat decides'),
  }),
  fulfilment: ask<procedure.Redo['fulfilment']>('对落实不满意', 'after 不满意 with the fulfilment', {
    redo: label('继续落实', 'taken up again'),
    meeting: label('召集会商', 'a meeting'),
  }),
  copyTo: ask<procedure.Letter['copyTo'][number]>('抄送', 'copied to', {
    congress: label('人大代表工作机构', 'the congress’s deputy-work body'),
    'government-office': label('政府办公厅', 'the government’s office'),
    'electing-congress': label('选举该代表的人大', 'the congress that elected the deputy'),
  }),
  which: ask<procedure.Inspection['which']>('督查复核', 'inspection', {
    all: label('全部', 'all'),
    sample: label('抽查', 'a sample'),
    'key-and-dissatisfied': label('重点督办件和不满意件', 'key-supervised and dissatisfied ones'),
    none: label('不复核', 'none'),
  }),
  items: ask<procedure.Evaluation['items'][number]>('评价内容', 'rated', {
    attitude: label('办理态度', 'attitude'),
    result: label('办理结果', 'result'),
  }),
  modes: ask<procedure.FaceToFace['modes'][number]>('计入面商', 'counted as face to face', {
    'face-to-face': label('面谈', 'face to face'),
    forum: label('座谈', 'forum'),
    visit: label('走访', 'visit'),
    'field-study': label('调研', 'field study'),
    video: label('视频', 'video'),
  }),
  lights: ask<procedure.Reminders['lights'][number]>('提醒', 'reminders', {
    yellow: label('黄灯', 'yellow'),
    red: label('临期', 'red'),
    overdue: label('超期', 'overdue'),
  }),
}
