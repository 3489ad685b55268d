import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Shandong's rule as amended in 2017: articles 9, 10, 12 and 18 to 24; 实施办法 is the province's for the national law. */
export const shandong2017: Profile = {
  ...national,
  name: 'shandong-2017',
  place: { zh: '山东省', en: 'Shandong' },
  rule: {
    title: {
      zh: '山东省人民代表大会代表建议、批评和意见办理工作条例',
      en: 'Shandong Regulations on the Handling of Deputies’ Suggestions, Criticisms and Opinions',
    },
    // The amendment's adoption; the rule itself is in force since 2002-01-01.
    from: '2017-05-19',
  },
  limits: {
    ...national.limits,
    recessAssignment: { count: 5, unit: 'days', from: 'received', article: '10' },
    decline: { count: 5, unit: 'days', from: 'received', article: '12' },
    coOpinion: { count: 1, unit: 'months', from: 'received', article: '21' },
    // Article 19 gives three months and no start.
    reply: { count: 3, unit: 'months', from: 'assigned', article: '19, 实施办法 40' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '24' },
  },
  extension: {
    by: 'consent',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '19',
    articles: { times: 'setting', deputyTold: 'setting' },
  },
  decline: { ...national.decline, inSession: 'promptly', articles: { inSession: '12' } },
  evaluation: { ...national.evaluation, article: '23', articles: { reminder: 'setting' } },
  redo: {
    rule: 'mandatory',
    second: 'mediation',
    fulfilment: 'redo',
    article: '24',
    articles: { second: 'setting', fulfilment: 'setting' },
  },
  withdrawal: { allowed: 'any-time', partial: 'name-off', article: '9', articles: { partial: 'setting' } },
  letter: {
    signer: 'main-head',
    delivery: 'by-agreement',
    copyTo: ['congress', 'government-office'],
    article: '22',
    articles: { delivery: '20' },
  },
  // The letters are a setting.
  categories: [
    category('A', { zh: '已解决，含部分', en: 'solved, also in part' }, { solved: true }),
    category('B', { zh: '列入工作计划', en: 'planned' }, { tracked: true, needsPlan: true, needsDeadline: true }),
    category('C', { zh: '受条件限制，暂难解决', en: 'not yet possible' }),
    category('D', { zh: '与法律法规或政策不符', en: 'against law or policy' }),
  ],
  categoriesArticle: '18',
}
