import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Xiamen's rule as revised in 2025: articles 14, 27, 28 and 29, read in part; what others say is not known to us. */
export const xiamen2025: Profile = {
  ...national,
  name: 'xiamen-2025',
  place: { zh: '厦门市', en: 'Xiamen' },
  rule: {
    title: {
      zh: '厦门市人民代表大会代表建议、批评和意见办理办法',
      en: 'Xiamen Measures for Handling Deputies’ Suggestions, Criticisms and Opinions',
    },
    from: '2025-08-04',
  },
  limits: {
    ...national.limits,
    decline: { count: 5, unit: 'workdays', from: 'assigned', article: 'setting' },
    coOpinion: { count: 2, unit: 'months', from: 'assigned', article: '27' },
    reply: { count: 3, unit: 'months', from: 'assigned', article: '27' },
    evaluate: { count: 15, unit: 'workdays', from: 'delivered', article: '29' },
    rateFulfilment: { count: 15, unit: 'workdays', from: 'opened', article: '29' },
    redoDecision: { count: 5, unit: 'workdays', from: 'opened', article: '29' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '29' },
    revisit: { count: 20, unit: 'workdays', from: 'opened', article: 'setting' },
  },
  extension: {
    by: 'notice',
    cap: { months: 3, of: 'added' },
    times: 1,
    deputyTold: true,
    article: '27',
    articles: { times: 'setting' },
  },
  decline: { ...national.decline, silence: 'accept' },
  redo: {
    rule: 'mandatory',
    second: 'mediation',
    fulfilment: 'redo',
    article: '29',
    articles: { second: 'setting', fulfilment: 'setting' },
  },
  withdrawal: {
    allowed: 'until-assignment',
    partial: 'name-off',
    article: '14',
    articles: { partial: 'setting' },
  },
  letter: {
    signer: 'main-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office'],
    article: '28',
    articles: { delivery: 'setting' },
  },
  inspection: { which: 'all', article: 'setting' },
  revisit: { done: true, article: 'setting' },
}
