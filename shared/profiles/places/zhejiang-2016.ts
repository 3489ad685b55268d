import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/**
 * Zhejiang's rule as amended in 2016: articles 10, 14, 18, 21, 22, 24 and 25. It has been revised since; the later
 * text is not known to us. It counts the reply from receipt, 实施办法 43 and the law from assignment.
 */
export const zhejiang2016: Profile = {
  ...national,
  name: 'zhejiang-2016',
  place: { zh: '浙江省', en: 'Zhejiang' },
  rule: {
    title: {
      zh: '浙江省人民代表大会代表建议、批评和意见办理的规定',
      en: 'Zhejiang Provisions on Handling Deputies’ Suggestions, Criticisms and Opinions',
    },
    // The amendment's adoption.
    from: '2016-05-27',
  },
  limits: {
    ...national.limits,
    tellAccepted: { count: 7, unit: 'days', from: 'opened', article: '10' },
    decline: { count: 10, unit: 'days', from: 'received', article: '14' },
    coOpinion: { count: 2, unit: 'months', from: 'received', article: '18' },
    reply: { count: 3, unit: 'months', from: 'received', article: '21' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '24' },
  },
  extension: {
    by: 'consent',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '21',
    articles: { times: 'setting', deputyTold: 'setting' },
  },
  redo: {
    rule: 'mandatory',
    second: 'mediation',
    fulfilment: 'redo',
    article: '24',
    articles: { second: 'setting', fulfilment: 'setting' },
  },
  letter: {
    signer: 'main-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office', 'electing-congress'],
    article: '22',
    articles: { copyTo: '25' },
  },
  // As Hangzhou and the province use them; the rule has no letters.
  categories: [
    category('A', { zh: '已解决或基本解决', en: 'solved or basically solved' }, { solved: true }),
    category('B', { zh: '正在解决或列入计划解决', en: 'being solved or planned' }, { tracked: true, needsPlan: true }),
    category('C', { zh: '暂难解决或留作参考', en: 'cannot be solved for now, or for reference' }),
  ],
}
