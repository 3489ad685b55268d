import type { Cited } from './case.ts'

/** One choice of a place: the value at its path. */
export interface ChoiceCase extends Cited {
  value: unknown
}

const of =
  (place: string) =>
  (article: string, path: string, value: unknown, says: string): ChoiceCase => ({ place, article, path, value, says })

const [national, xiamen, shanghai] = [of('national'), of('xiamen-2025'), of('shanghai-2015')]
const [beijing, chongqing, qingdao] = [of('beijing-2014'), of('chongqing-2018'), of('qingdao-2021')]
const [shandong, henan, zhejiang] = [of('shandong-2017'), of('henan-2017'), of('zhejiang-2016')]

const inAll = { months: 6, of: 'total' }
const more = { months: 3, of: 'added' }
const twoCopies = ['congress', 'government-office']

/** Every choice that an article makes. */
export const choiceCases: ChoiceCase[] = [
  national('51', 'extension.cap', inAll, 'extension to 6 months in all'),

  xiamen('14', 'withdrawal.allowed', 'until-assignment', 'withdrawal until assignment'),
  xiamen('27', 'extension.by', 'notice', 'extension by notice'),
  xiamen('27', 'extension.cap', more, 'extension by at most 3 months more'),
  xiamen('27', 'extension.deputyTold', true, 'the deputy is told of it'),
  xiamen('28', 'letter.signer', 'main-head', 'the main head signs'),
  xiamen('28', 'letter.copyTo', twoCopies, 'copies to the congress and, where it assigned, the government’s office'),
  xiamen('29', 'redo.rule', 'mandatory', 'a dissatisfied deputy gets a new round'),

  shanghai('8', 'acceptance.beyondPowers', 'refuse', 'what is beyond the city’s powers is not accepted'),
  shanghai('18', 'categories', ['解决采纳', '正在解决', '计划解决', '留作参考'], 'four classes without letters'),
  shanghai('19', 'extension.by', 'consent', 'extension with consent'),
  shanghai('19', 'extension.cap', more, 'extension by at most 3 months more'),
  shanghai('19', 'extension.deputyTold', true, 'the deputy is told of it'),
  shanghai('20', 'letter.signer', 'a-head', 'a head of the unit signs'),
  shanghai('20', 'letter.delivery', 'every-signer', 'every signer gets the letter'),
  shanghai(
    '20',
    'letter.copyTo',
    twoCopies,
    'copies to the congress and, from government bodies, the government’s office',
  ),
  shanghai('21', 'evaluation.items', ['attitude', 'result'], '不满意 with the attitude alone counts'),
  shanghai('21', 'redo.rule', 'discretion', 'redo where the secretariat finds it needed'),

  beijing('13', 'withdrawal.allowed', 'until-assignment', 'withdrawal until assignment'),
  beijing('20', 'acceptance.beyondPowers', 'answer', 'what is beyond the city’s powers is referred up'),
  beijing('21', 'extension.by', 'consent', 'extension with consent'),
  beijing('21', 'extension.cap', inAll, 'extension to 6 months in all'),

  chongqing('12', 'withdrawal.allowed', 'any-time', 'withdrawal at any time, ending the handling'),
  chongqing('21', 'extension.by', 'notice', 'extension by the nature of the matter, without consent'),
  chongqing('21', 'extension.cap', inAll, 'extension to 6 months in all'),
  chongqing('22', 'acceptance.beyondPowers', 'answer', 'what is beyond the city’s powers is referred up'),
  chongqing('22', 'categories', ['A', 'B', 'C', 'D'], 'four classes, the fourth a higher level’s power'),
  chongqing('23', 'letter.signer', 'main-head', 'the main head signs'),
  chongqing('23', 'letter.delivery', 'every-signer', 'every signer gets the letter'),
  chongqing('25', 'letter.copyTo', twoCopies, 'copies to the congress and, from the government, its office'),
  chongqing('27', 'redo.rule', 'discretion', 'redo as the secretariat sees fit'),
  chongqing('27', 'redo.second', 'meeting', 'still 不满意: a meeting'),
  chongqing('28', 'redo.fulfilment', 'meeting', '不满意 with the fulfilment: a meeting'),

  qingdao('12', 'withdrawal.allowed', 'any-time', 'withdrawal at any time, ending the handling'),
  qingdao('25', 'extension.by', 'consent', 'extension with consent'),
  qingdao('25', 'extension.cap', inAll, 'extension to 6 months from assignment'),
  qingdao('25', 'extension.deputyTold', true, 'the deputy is told of it'),
  qingdao('26', 'categories', ['A', 'B', 'C', 'D'], 'four classes by time'),
  qingdao('28', 'letter.delivery', 'via-lead', 'the letter goes via the lead signer'),
  qingdao('29', 'letter.signer', 'a-head', 'a head of the unit signs'),
  qingdao('31', 'redo.rule', 'discretion', 'redo by evaluation'),

  shandong('9', 'withdrawal.allowed', 'any-time', 'withdrawal at any time, ending the handling'),
  shandong('12', 'decline.inSession', 'promptly', 'a session’s suggestion is declined at once'),
  shandong('18', 'categories', ['A', 'B', 'C', 'D'], 'four classes, the fourth against law or policy'),
  shandong('19', 'extension.by', 'consent', 'extension with consent'),
  shandong('19', 'extension.cap', inAll, 'extension to 6 months in all'),
  shandong('20', 'letter.delivery', 'by-agreement', 'the letter goes to each signer or as agreed with the lead'),
  shandong('22', 'letter.signer', 'main-head', 'the main head signs'),
  shandong('22', 'letter.copyTo', twoCopies, 'copies to the congress and, from the government, its office'),
  shandong('23', 'evaluation.items', ['attitude', 'result'], '不满意 with the attitude alone counts'),
  shandong('24', 'redo.rule', 'mandatory', 'a dissatisfied deputy always gets a new round'),

  henan('19', 'acceptance.beyondPowers', 'answer', 'what is beyond the province’s powers is referred up'),
  henan('19', 'categories', ['A', 'B', 'C', 'D', 'E'], 'five classes, the fifth a higher level’s power'),
  henan('20', 'extension.by', 'notice', 'extension without consent'),
  henan('20', 'extension.cap', inAll, 'extension to 6 months'),
  henan('20', 'extension.deputyTold', true, 'the deputy is told of it'),
  henan('21', 'letter.signer', 'main-head', 'the main head signs'),
  henan('21', 'letter.delivery', 'every-signer', 'every signer gets the letter'),
  henan('22', 'redo.rule', 'mandatory', 'a dissatisfied deputy always gets a new round'),
  henan('22', 'redo.second', 'expert-assessment', 'still 不满意: expert assessment'),

  zhejiang('21', 'extension.by', 'consent', 'extension with consent'),
  zhejiang('21', 'extension.cap', inAll, 'extension to 6 months'),
  zhejiang('22', 'letter.signer', 'main-head', 'the main head signs'),
  zhejiang('22', 'letter.delivery', 'every-signer', 'every signer gets the letter'),
  zhejiang('24', 'redo.rule', 'mandatory', 'a dissatisfied deputy always gets a new round'),
  zhejiang(
    '25',
    'letter.copyTo',
    ['congress', 'government-office', 'electing-congress'],
    'copies to the congress, the government’s office and the congress that elected the deputy',
  ),
]
