import { category } from '../category.ts'
import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/**
 * Shanghai's rule as revised in 2015: articles 8, 11, 14, 17 to 21. A decision of 2016 amended it; the articles used
 * here were read in the text of 2015.
 */
export const shanghai2015: Profile = {
  ...national,
  name: 'shanghai-2015',
  place: { zh: '上海市', en: 'Shanghai' },
  rule: {
    title: {
      zh: '上海市人民代表大会关于代表建议、批评和意见的规定',
      en: 'Shanghai Provisions on Deputies’ Suggestions, Criticisms and Opinions',
    },
    from: '2015-03-01',
  },
  limits: {
    ...national.limits,
    recessAssignment: { count: 7, unit: 'workdays', from: 'received', article: '11' },
    decline: { count: 7, unit: 'workdays', from: 'received', article: '14' },
    coOpinion: { count: 1, unit: 'months', from: 'received', article: '17' },
    reply: { count: 3, unit: 'months', from: 'assigned', article: '19' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '21' },
  },
  extension: {
    by: 'consent',
    cap: { months: 3, of: 'added' },
    times: 1,
    deputyTold: true,
    article: '19',
    articles: { times: 'setting' },
  },
  acceptance: { beyondPowers: 'refuse', article: '8' },
  evaluation: { ...national.evaluation, article: '21', articles: { reminder: 'setting' } },
  redo: {
    rule: 'discretion',
    second: 'mediation',
    fulfilment: 'redo',
    article: '21',
    articles: { second: 'setting', fulfilment: 'setting' },
  },
  // Article 10 wants the wish of all signers for a withdrawal, which holds everywhere; one signer's is a setting.
  withdrawal: national.withdrawal,
  letter: {
    signer: 'a-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office'],
    article: '20',
  },
  // Shanghai has names instead of letters. Article 18 counts the four without naming them; the names are those in use there.
  categories: [
    category('解决采纳', { zh: '已解决或已采纳，含部分', en: 'solved or adopted, also in part' }, { solved: true }),
    category(
      '正在解决',
      { zh: '列入年度方案，正在着手', en: 'under way in this year’s scheme' },
      { tracked: true, needsPlan: true, needsDeadline: true },
    ),
    category(
      '计划解决',
      { zh: '列入计划，分步进行', en: 'planned, step by step' },
      { tracked: true, needsPlan: true, needsDeadline: true },
    ),
    category('留作参考', { zh: '暂难解决，供工作参考', en: 'cannot be solved for now, kept for reference' }),
  ],
  categoriesArticle: '18',
}
