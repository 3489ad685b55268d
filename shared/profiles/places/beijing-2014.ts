import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Beijing's rule of 2014: articles 13, 20, 21, 23 and 27. It has no categories and no windows for declines. */
export const beijing2014: Profile = {
  ...national,
  name: 'beijing-2014',
  place: { zh: '北京市', en: 'Beijing' },
  rule: {
    title: {
      zh: '北京市人民代表大会代表建议、批评和意见办理条例',
      en: 'Beijing Regulations on Handling Deputies’ Suggestions, Criticisms and Opinions',
    },
    // The day of adoption: it took effect when published, and the day of that is not known to us.
    from: '2014-01-22',
  },
  limits: {
    ...national.limits,
    reply: { count: 3, unit: 'months', from: 'assigned', article: '21' },
    evaluate: { count: 15, unit: 'workdays', from: 'delivered', article: '23' },
    redoReply: { count: 2, unit: 'months', from: 'opened', article: '27' },
  },
  extension: {
    by: 'consent',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '21',
    articles: { times: 'setting', deputyTold: 'setting' },
  },
  acceptance: { beyondPowers: 'answer', article: '20' },
  // Article 27 lets the standing committee demand a redo of perfunctory work and does not speak of 不满意.
  redo: national.redo,
  withdrawal: {
    allowed: 'until-assignment',
    partial: 'name-off',
    article: '13',
    articles: { partial: 'setting' },
  },
}
