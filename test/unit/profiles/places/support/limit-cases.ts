import type { LimitName } from '../../../../../shared/profiles/index.ts'
import type { Cited } from './case.ts'

/** One limit of a place with the day it ends on, worked out by hand on the timeline below. */
export interface LimitCase extends Cited {
  limit: LimitName
  dueOn: string
}

/**
 * Every start of a limit on another day, so that a limit that ran from the wrong one would end elsewhere. On the way lie
 * 4 to 6 April, 1 to 5 May and 1 to 8 October 2025; Sunday 27 April, Sunday 28 September and Saturday 11 October are worked.
 */
export const timeline = {
  assignedOn: '2025-03-03',
  receivedOn: '2025-03-06',
  issuedOn: '2025-04-25',
  deliveredOn: '2025-04-29',
  openedOn: '2025-09-24',
}

const of =
  (place: string) =>
  (article: string, limit: LimitName, says: string, dueOn: string): LimitCase => ({
    place,
    article,
    path: `limits.${limit}`,
    limit,
    says,
    dueOn,
  })

const [national, xiamen, shanghai] = [of('national'), of('xiamen-2025'), of('shanghai-2015')]
const [beijing, chongqing, qingdao] = [of('beijing-2014'), of('chongqing-2018'), of('qingdao-2021')]
const [shandong, henan, zhejiang] = [of('shandong-2017'), of('henan-2017'), of('zhejiang-2016')]

/** Every limit that an article sets. */
export const limitCases: LimitCase[] = [
  national('51', 'reply', 'reply, 3 months from assignment', '2025-06-03'),

  xiamen('27', 'coOpinion', 'co-opinion, 2 months from assignment', '2025-05-03'),
  xiamen('27', 'reply', 'reply, 3 months from assignment', '2025-06-03'),
  xiamen('29', 'evaluate', 'the deputy rates within 15 working days of the reply', '2025-05-23'),
  xiamen('29', 'rateFulfilment', 'and within 15 working days of a fulfilment notice', '2025-10-21'),
  xiamen('29', 'redoDecision', 'the secretariat acts on 不满意 within 5 working days', '2025-09-30'),
  xiamen('29', 'redoReply', 'redo, 1 month from re-assignment', '2025-10-24'),

  shanghai('11', 'recessAssignment', 'a recess suggestion is assigned within 7 working days of receipt', '2025-03-17'),
  shanghai('14', 'decline', 'decline, 7 working days from receipt', '2025-03-17'),
  shanghai('17', 'coOpinion', 'co-opinion, 1 month from receipt', '2025-04-06'),
  shanghai('19', 'reply', 'reply, 3 months from assignment', '2025-06-03'),
  shanghai('21', 'redoReply', 'redo, 1 month', '2025-10-24'),

  beijing('21', 'reply', 'reply, 3 months from assignment', '2025-06-03'),
  beijing('23', 'evaluate', 'the deputy rates within 15 working days of receiving the reply', '2025-05-23'),
  beijing('27', 'redoReply', 'redo, 2 months from the demand', '2025-11-24'),

  chongqing(
    '13',
    'recessAssignment',
    'a recess suggestion is assigned within 10 working days of receipt',
    '2025-03-20',
  ),
  chongqing('16', 'decline', 'decline, 10 working days from assignment', '2025-03-17'),
  chongqing('16', 'reassign', 're-assignment, 10 working days from the return', '2025-10-14'),
  chongqing('18', 'firstContact', 'first contact, 20 working days from receipt', '2025-04-03'),
  chongqing('20', 'coOpinion', 'co-opinion, 30 working days from assignment', '2025-04-15'),
  chongqing('20', 'coOpinionAgain', 'an empty co-opinion given again, 5 working days from the demand', '2025-09-30'),
  chongqing('21', 'reply', 'reply, 3 months from assignment', '2025-06-03'),
  chongqing('27', 'evaluate', 'the deputy rates within 20 working days of receiving the reply', '2025-05-30'),
  chongqing('27', 'redoReply', 'redo, 2 months from receiving the demand', '2025-11-24'),
  chongqing('28', 'rateFulfilment', 'and within 20 working days of the fulfilment notice', '2025-10-28'),

  qingdao('14', 'recessAssignment', 'a recess suggestion is assigned within 5 working days of receipt', '2025-03-13'),
  qingdao('19', 'decline', 'decline, 5 working days from receipt', '2025-03-13'),
  qingdao('24', 'coOpinion', 'co-opinion, 1 month from receipt', '2025-04-06'),
  qingdao('25', 'reply', 'reply, 3 months from assignment', '2025-06-03'),

  shandong('10', 'recessAssignment', 'a recess suggestion is assigned within 5 days of receipt', '2025-03-11'),
  shandong('12', 'decline', 'decline, 5 days from receipt', '2025-03-11'),
  shandong('21', 'coOpinion', 'co-opinion, 1 month from receipt', '2025-04-06'),
  shandong('19, 实施办法 40', 'reply', 'reply, 3 months from assignment', '2025-06-03'),
  shandong('24', 'redoReply', 'redo, 1 month', '2025-10-24'),

  henan('14', 'decline', 'decline, 10 working days from assignment', '2025-03-17'),
  henan('14', 'reassign', 're-assignment, 10 working days from the report', '2025-10-14'),
  henan('18', 'coOpinion', 'co-opinion, 2 months from receipt', '2025-05-06'),
  henan('20', 'reply', 'reply, 3 months from receipt', '2025-06-06'),
  henan('22', 'evaluate', 'the deputy rates within 10 working days of the reply', '2025-05-16'),
  henan('22', 'redoReply', 'redo, 1 month', '2025-10-24'),

  zhejiang('10', 'tellAccepted', 'the deputy is told within 7 days of acceptance', '2025-10-01'),
  zhejiang('14', 'decline', 'decline, 10 days from receipt', '2025-03-16'),
  zhejiang('18', 'coOpinion', 'co-opinion, 2 months from receipt', '2025-05-06'),
  zhejiang('21', 'reply', 'reply, 3 months from receipt', '2025-06-06'),
  zhejiang('24', 'redoReply', 'redo, 1 month', '2025-10-24'),
]
