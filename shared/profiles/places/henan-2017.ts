import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Henan's rule of 2017: articles 14 and 18 to 22. It counts the reply from receipt, the law from assignment. */
export const henan2017: Profile = {
  ...national,
  name: 'henan-2017',
  place: { zh: '河南省', en: 'Henan' },
  rule: {
    title: {
      zh: '河南省人民代表大会代表建议、批评和意见办理办法',
      en: 'Henan Measures for Handling Deputies’ Suggestions, Criticisms and Opinions',
    },
    from: '2017-08-01',
  },
  limits: {
    ...national.limits,
    decline: { count: 10, unit: 'workdays', from: 'assigned', article: '14' },
    reassign: { count: 10, unit: 'workdays', from: 'opened', article: '14' },
    coOpinion: { count: 2, unit: 'months', from: 'received', article: '18' },
    reply: { count: 3, unit: 'months', from: 'received', article: '20' },
    evaluate: { count: 10, unit: 'workdays', from: 'delivered', article: '22' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '22' },
  },
  extension: {
    by: 'notice',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '20',
    articles: { times: 'setting' },
  },
  acceptance: { beyondPowers: 'answer', article: '19' },
  redo: {
    rule: 'mandatory',
    second: 'expert-assessment',
    fulfilment: 'redo',
    article: '22',
    articles: { fulfilment: 'setting' },
  },
  // Article 21 sends a copy to the congress; the one to the government's office is a setting.
  letter: {
    signer: 'main-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office'],
    article: '21',
    articles: { copyTo: 'setting' },
  },
  // The letters are a setting.
  categories: [
    category('A', { zh: '已解决', en: 'solved' }, { solved: true }),
    category('B', { zh: '有条件，即可解决', en: 'can be solved now' }),
    category(
      'C',
      { zh: '暂不具备条件，列入计划', en: 'planned, conditions lacking for now' },
      { tracked: true, needsPlan: true },
    ),
    category('D', { zh: '确实不能解决', en: 'cannot be solved' }),
    category('E', { zh: '属上级职权，已反映', en: 'a higher level’s power, referred up' }),
  ],
  categoriesArticle: '19',
}
