import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Chongqing's rule of 2018: articles 12, 13, 16, 18, 20 to 23, 25, 27 and 28. */
export const chongqing2018: Profile = {
  ...national,
  name: 'chongqing-2018',
  place: { zh: '重庆市', en: 'Chongqing' },
  rule: {
    title: {
      zh: '重庆市人民代表大会代表建议批评和意见工作条例',
      en: 'Chongqing Regulations on Work with Deputies’ Suggestions, Criticisms and Opinions',
    },
    from: '2018-01-01',
  },
  limits: {
    ...national.limits,
    recessAssignment: { count: 10, unit: 'workdays', from: 'received', article: '13' },
    decline: { count: 10, unit: 'workdays', from: 'assigned', article: '16' },
    reassign: { count: 10, unit: 'workdays', from: 'opened', article: '16' },
    firstContact: { count: 20, unit: 'workdays', from: 'received', article: '18' },
    coOpinion: { count: 30, unit: 'workdays', from: 'assigned', article: '20' },
    coOpinionAgain: { count: 5, unit: 'workdays', from: 'opened', article: '20' },
    reply: { count: 3, unit: 'months', from: 'assigned', article: '21' },
    evaluate: { count: 20, unit: 'workdays', from: 'delivered', article: '27' },
    rateFulfilment: { count: 20, unit: 'workdays', from: 'opened', article: '28' },
    redoReply: { count: 2, unit: 'months', from: 'opened', article: '27' },
  },
  // Six months by the nature of the matter: article 21 asks nobody's consent.
  extension: {
    by: 'notice',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '21',
    articles: { times: 'setting', deputyTold: 'setting' },
  },
  acceptance: { beyondPowers: 'answer', article: '22' },
  redo: {
    rule: 'discretion',
    second: 'meeting',
    fulfilment: 'meeting',
    article: '27',
    articles: { fulfilment: '28' },
  },
  withdrawal: { allowed: 'any-time', partial: 'name-off', article: '12', articles: { partial: 'setting' } },
  letter: {
    signer: 'main-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office'],
    article: '23',
    articles: { copyTo: '25' },
  },
  // The letters are a setting: article 22 only counts the four.
  categories: [
    category('A', { zh: '已解决或已采纳', en: 'solved or adopted' }, { solved: true }),
    category(
      'B',
      { zh: '正在研究解决', en: 'being worked on' },
      { tracked: true, needsPlan: true, needsDeadline: true },
    ),
    category('C', { zh: '尚无条件解决', en: 'conditions lacking' }),
    category('D', { zh: '属上级职权，已反映', en: 'a higher level’s power, referred up' }),
  ],
  categoriesArticle: '22',
}
