import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Qingdao's rule as revised in 2021: articles 12, 14, 19, 24 to 26, 28, 29 and 31. */
export const qingdao2021: Profile = {
  ...national,
  name: 'qingdao-2021',
  place: { zh: '青岛市', en: 'Qingdao' },
  rule: {
    title: {
      zh: '青岛市人民代表大会代表建议、批评和意见工作条例',
      en: 'Qingdao Regulations on Work with Deputies’ Suggestions, Criticisms and Opinions',
    },
    from: '2021-09-01',
  },
  // Article 31 orders a redo without a limit: that the redone reply takes a month is a setting.
  limits: {
    ...national.limits,
    recessAssignment: { count: 5, unit: 'workdays', from: 'received', article: '14' },
    decline: { count: 5, unit: 'workdays', from: 'received', article: '19' },
    coOpinion: { count: 1, unit: 'months', from: 'received', article: '24' },
    reply: { count: 3, unit: 'months', from: 'assigned', article: '25' },
  },
  extension: {
    by: 'consent',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '25',
    articles: { times: 'setting' },
  },
  redo: {
    rule: 'discretion',
    second: 'mediation',
    fulfilment: 'redo',
    article: '31',
    articles: { second: 'setting', fulfilment: 'setting' },
  },
  withdrawal: { allowed: 'any-time', partial: 'name-off', article: '12', articles: { partial: 'setting' } },
  letter: {
    signer: 'a-head',
    delivery: 'via-lead',
    copyTo: ['congress', 'government-office'],
    article: '29',
    articles: { delivery: '28', copyTo: 'setting' },
  },
  // By time; the letters are a setting.
  categories: [
    category('A', { zh: '答复期限内落实', en: 'done within the limit of the reply' }, { solved: true }),
    category('B', { zh: '年内落实', en: 'done within the year' }),
    category('C', { zh: '跨年度落实', en: 'done over years' }, { tracked: true, needsPlan: true, needsDeadline: true }),
    category('D', { zh: '不具备条件，不能落实', en: 'cannot be done, conditions lacking' }),
  ],
  categoriesArticle: '26',
}
