import { category } from '../category.ts'
import type { Profile } from '../profile.ts'

/**
 * The national law alone, for places without a rule of their own. It sets the reply's limit and its extension (51);
 * everything else is a setting, chosen so that every step that can lapse ends. The places take from here what their
 * own rule leaves open.
 */
export const national: Profile = {
  name: 'national',
  place: { zh: '全国', en: 'National' },
  rule: {
    title: {
      zh: '中华人民共和国全国人民代表大会和地方各级人民代表大会代表法',
      en: 'Law on Deputies to the National and Local People’s Congresses',
    },
    // The fourth amendment's.
    from: '2025-03-11',
  },
  limits: {
    review: null,
    tellAccepted: null,
    revise: null,
    recessAssignment: null,
    decline: null,
    reassign: null,
    firstContact: null,
    coOpinion: { count: 2, unit: 'months', from: 'assigned', article: 'setting' },
    coOpinionAgain: null,
    coordinate: null,
    reply: { count: 3, unit: 'months', from: 'assigned', article: '51' },
    decideExtension: null,
    publish: null,
    evaluate: { count: 15, unit: 'workdays', from: 'delivered', article: 'setting' },
    rateFulfilment: { count: 15, unit: 'workdays', from: 'opened', article: 'setting' },
    redoDecision: { count: 5, unit: 'workdays', from: 'opened', article: 'setting' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: 'setting' },
    revisit: null,
    inspect: null,
  },
  // Article 51 gives the six months to broad or hard matters and leaves open who judges that: here the secretariat.
  extension: {
    by: 'consent',
    cap: { months: 6, of: 'total' },
    times: 1,
    deputyTold: true,
    article: '51',
    articles: { by: 'setting', times: 'setting', deputyTold: 'setting' },
  },
  acceptance: { beyondPowers: 'answer', article: 'setting' },
  decline: {
    late: 'ask-secretariat',
    proposedUnit: 'optional',
    silence: 'wait',
    inSession: 'window',
    article: 'setting',
  },
  opinion: { silence: 'free-draft', article: 'setting' },
  reassignment: { restartsReply: false, article: 'setting' },
  evaluation: { items: ['attitude', 'result'], reminder: { count: 3, unit: 'workdays' }, article: 'setting' },
  redo: { rule: 'discretion', second: 'mediation', fulfilment: 'redo', article: 'setting' },
  withdrawal: { allowed: 'any-time', partial: 'name-off', article: 'setting' },
  letter: {
    signer: 'main-head',
    delivery: 'every-signer',
    copyTo: ['congress', 'government-office'],
    article: 'setting',
  },
  inspection: { which: 'key-and-dissatisfied', article: 'setting' },
  revisit: { done: false, article: 'setting' },
  categories: [
    category('A', { zh: '已解决或基本解决', en: 'solved or basically solved' }, { solved: true }),
    category('B', { zh: '正在解决或列入计划解决', en: 'being solved or planned' }, { tracked: true, needsPlan: true }),
    category('C', { zh: '条件所限，留待以后解决', en: 'to be solved later, conditions lacking' }),
    category('D', { zh: '留作参考', en: 'for reference' }),
  ],
  categoriesArticle: 'setting',
  faceToFace: { modes: ['face-to-face', 'forum', 'visit', 'field-study'], article: 'setting' },
  lights: { yellow: { count: 10, unit: 'workdays' }, red: { count: 3, unit: 'workdays' } },
  reminders: { lights: ['yellow', 'red', 'overdue'], overdueEvery: 5, article: 'setting' },
  monthEndRoll: false,
}
