import type { Letter } from '../../../../shared/letter-form/letter.ts'

/** A reply in our own words, with everything that a letter can have. */
export const letter: Letter & Required<Pick<Letter, 'feedback' | 'documentNumber' | 'date'>> = {
  letterhead: '云江市医疗保障局',
  unit: '云江市医疗保障局',
  category: 'B',
  disclosure: '主动公开',
  documentNumber: '云医保函〔2025〕33号',
  signedBy: '方其昌',
  title: '关于市八届人大四次会议第0105号建议办理情况的答复',
  to: '陆春燕、邱怀山代表',
  body: [
    '《关于方便老年人就近取药的建议》（第0105号）收悉。现答复如下：',
    '一、已经做的',
    '（一）社区药房',
    '1.增加药品',
    '全市42家社区药房的慢性病用药增加到120种，老人说“不用再跑大医院了”。',
    '（1）送药上门。由家庭医生代办。',
    '2.延长时间。周末照常取药。',
    '二、下一步打算',
    '2025年12月底前再增加8家社区药房。',
    '感谢各位代表关心和支持我们的工作。',
  ].join('\n'),
  date: '2025-05-06',
  contact: '医药服务管理处 邵立安',
  copyTo: ['市人大常委会代表工作委员会', '市政府办公厅'],
  feedback: {
    session: '市八届人大四次会议',
    number: '0105',
    title: '关于方便老年人就近取药的建议',
    deputies: '陆春燕、邱怀山',
    unit: '云江市医疗保障局',
    documentNumber: '云医保函〔2025〕33号',
    items: ['attitude', 'result'],
    within: '自代表收到答复之日起15个工作日内',
  },
}
