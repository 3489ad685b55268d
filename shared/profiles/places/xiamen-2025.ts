import type { Profile } from '../profile.ts'
import { national } from './national.ts'

/** Xiamen's rule as revised in 2025: articles 14, 27, 28 and 29, read in part. */
export const xiamen2025: Profile = {
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
    review: null,
    revise: null,
    recessAssignment: null,
    decline: { count: 5, unit: 'workdays', from: 'assigned', article: 'setting' },
    reassign: null,
    firstContact: null,
    coOpinion: { count: 2, unit: 'months', from: 'assigned', article: '27' },
    coOpinionAgain: null,
    coordinate: null,
    reply: { count: 3, unit: 'months', from: 'assigned', article: '27' },
    decideExtension: null,
    publish: null,
    evaluate: { count: 15, unit: 'workdays', from: 'delivered', article: '29' },
    rateFulfilment: { count: 15, unit: 'workdays', from: 'opened', article: '29' },
    redoDecision: { count: 5, unit: 'workdays', from: 'opened', article: '29' },
    redoReply: { count: 1, unit: 'months', from: 'opened', article: '29' },
    revisit: { count: 20, unit: 'workdays', from: 'opened', article: 'setting' },
    inspect: null,
  },
  extension: { by: 'notice', cap: { months: 3, of: 'added' }, times: 1, deputyTold: true, article: '27' },
  decline: { late: 'ask-secretariat', proposedUnit: 'optional', silence: 'accept', article: 'setting' },
  reassignment: { restartsReply: false, article: 'setting' },
  evaluation: { items: ['attitude', 'result'], reminder: { count: 3, unit: 'workdays' }, article: 'setting' },
  // Article 29 orders the new round; what follows 不满意 with its reply is a setting.
  redo: { rule: 'mandatory', second: 'mediation', article: '29' },
  withdrawal: { allowed: 'until-assignment', article: '14' },
  // Article 28 names the signer and the copies; that every signer gets the letter is a setting.
  letter: { signer: 'main-head', delivery: 'every-signer', copyTo: ['congress', 'government-office'], article: '28' },
  inspection: { which: 'all', article: 'setting' },
  revisit: { done: true, article: 'setting' },
  categories: national.categories,
  faceToFace: national.faceToFace,
  lights: national.lights,
  reminders: national.reminders,
  monthEndRoll: false,
}
