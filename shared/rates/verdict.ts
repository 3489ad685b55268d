import type { RateName } from './figures.ts'
import { inTimeWords, ratingWords } from './reasons.ts'
import type { Share } from './shares.ts'
import type { LeadStanding, PromiseStanding, RatingStanding } from './standing.ts'
import { firstDueOf, isInTime, isWell, metPromise } from './tally.ts'

/** That something counts in a rate: in the denominator, and in the numerator too or not, and why in Chinese. */
export type Verdict = { counts: boolean; reason: string }

export type Judging = { asOf: string; solved: ReadonlySet<string>; nameOf(unit: string): string }

type LeadShare = Share & { kind: 'lead' }
type Judge = (share: LeadShare, judging: Judging) => Verdict[]

const one = (counts: boolean, reason: string): Verdict[] => [{ counts, reason }]

/** Of something that is owed by a day: issued in time or late, overdue, or not to be counted yet. */
const dated = (on: string | undefined, dueOn: string | undefined, asOf: string, words: string): Verdict[] => {
  if (on !== undefined) return one(isInTime(on, dueOn), words)
  return dueOn !== undefined && dueOn < asOf ? one(false, words) : []
}

/** Of a first reply that is out; others do not count. */
const ofIssued =
  (judge: (standing: LeadStanding & { issuedOn: string }, judging: Judging) => Verdict[]): Judge =>
  ({ standing }, judging) =>
    standing.issuedOn ? judge({ ...standing, issuedOn: standing.issuedOn }, judging) : []

/** The same, but of one entered afterwards only where its contacts are known. */
const ofContact = (judge: Parameters<typeof ofIssued>[0]): Judge =>
  ofIssued((standing, judging) => (standing.contactUnknown ? [] : judge(standing, judging)))

/** Of the last rating, or the one of the first round. */
const ofRating =
  (
    pick: (ratings: readonly RatingStanding[]) => RatingStanding | undefined,
    isGood: (r: RatingStanding) => boolean,
  ): Judge =>
  ({ standing }) => {
    const rating = pick(standing.ratings ?? [])
    return rating ? one(isGood(rating), ratingWords(rating)) : []
  }

const last = (ratings: readonly RatingStanding[]) => ratings.at(-1)
const ofFirstRound = (ratings: readonly RatingStanding[]) => ratings.find(([round]) => round === 1)

const ofPromises =
  (which: 'byFirst' | 'byPresent' | 'ever'): Judge =>
  ({ standing }, { asOf }) =>
    (standing.promises ?? []).flatMap((promise: PromiseStanding) => {
      const [id, first, present, met] = promise
      const dueOn = which === 'byPresent' ? present : first
      if (dueOn === '' || dueOn > asOf) return []
      const how = met === '' ? '尚未落实' : met === 'abandoned' ? '不再落实' : `${met} 落实`
      return one(metPromise(promise)[which], `承诺 ${id} 应于 ${dueOn} 前落实，${how}`)
    })

const judges: Record<Exclude<RateName, 'coOpinionOnTime' | 'redoOnTime'>, Judge> = {
  answered: ({ standing: { issuedOn, dueOn } }) =>
    one(issuedOn !== undefined, issuedOn ? `${issuedOn} 已答复` : `尚未答复，${dueOn ? `期限 ${dueOn}` : '没有期限'}`),
  onTime: ({ fact, standing }, { asOf, nameOf }) =>
    dated(standing.issuedOn, standing.dueOn, asOf, inTimeWords(fact, standing, standing.dueOn, asOf, nameOf)),
  onTimeReplied: ({ fact, standing }, { asOf, nameOf }) =>
    standing.issuedOn
      ? dated(standing.issuedOn, standing.dueOn, asOf, inTimeWords(fact, standing, standing.dueOn, asOf, nameOf))
      : [],
  onTimeFirst: ({ fact, standing }, { asOf, nameOf }) =>
    dated(
      standing.issuedOn,
      firstDueOf(standing),
      asOf,
      inTimeWords(fact, standing, firstDueOf(standing), asOf, nameOf),
    ),
  faceToFace: ofContact(({ metOn, issuedOn, unreached }) =>
    one(
      metOn !== undefined,
      metOn ? `${metOn} 面商，${issuedOn} 发文` : `发文前没有面商记录${unreached ? `（${unreached}）` : ''}`,
    ),
  ),
  contact: ofContact(({ contactedOn, issuedOn }) =>
    one(contactedOn !== undefined, contactedOn ? `${contactedOn} 联络，${issuedOn} 发文` : '发文前没有联络记录'),
  ),
  feedback: ({ standing: { ratings = [], unrated } }) => {
    const rating = ratings.at(-1)
    if (rating) return one(true, `${rating[3]} 已评价`)
    return unrated ? one(false, '评价期满，代表未评价') : []
  },
  satisfaction: ofRating(last, (r) => isWell(r[2])),
  firstRoundSatisfaction: ofRating(ofFirstRound, (r) => isWell(r[2])),
  fullySatisfied: ofRating(last, (r) => r[2] === 'satisfied'),
  attitude: ofRating(last, (r) => isWell(r[1])),
  fulfilment: ofPromises('byFirst'),
  fulfilmentPresent: ofPromises('byPresent'),
  fulfilmentEver: ofPromises('ever'),
  solved: ofIssued(({ category = '' }, { solved }) =>
    one(solved.has(category), `末次答复为 ${category} 类，${solved.has(category) ? '属已解决' : '不属已解决'}`),
  ),
  published: ({ standing: { publish } }) =>
    publish ? one(publish === 'done', publish === 'done' ? '答复已公开' : '答复应公开，尚未公开') : [],
}

/** How a share counts in a rate: as nothing, once, or for each of its promises. */
export const verdictsOn = (rate: RateName, share: Share, judging: Judging): Verdict[] => {
  const { asOf } = judging
  if (rate === 'coOpinionOnTime') {
    if (share.kind !== 'opinion' || share.standing.outside) return []
    const { on, dueOn } = share.standing
    return dated(
      on,
      dueOn,
      asOf,
      on ? `${on} 提出会办意见，${limitWords(dueOn)}` : `会办${limitWords(dueOn)} 已过，尚未提出`,
    )
  }
  if (rate === 'redoOnTime') {
    if (share.kind !== 'redo') return []
    const { issuedOn: on, dueOn } = share.redo
    return dated(
      on,
      dueOn,
      asOf,
      on ? `${on} 重新答复，${limitWords(dueOn)}` : `重新办理${limitWords(dueOn)} 已过，尚未答复`,
    )
  }
  return share.kind === 'lead' && !share.standing.outside ? judges[rate](share, judging) : []
}

const limitWords = (dueOn: string | undefined): string => (dueOn ? `期限 ${dueOn}` : '没有期限')
